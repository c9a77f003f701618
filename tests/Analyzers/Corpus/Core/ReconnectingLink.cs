// corpus: sockopt
using System.Net.Sockets;
using Sockopt;

namespace Fabric.Links;

/// <summary>A connection to a service of the same stack that is made anew when it breaks.</summary>
public sealed class ReconnectingLink(SocketStack stack, Credential user, string service)
{
    private KernelSocket? _socket;

    public int Attempts { get; private set; }

    public Errno Connect()
    {
        Errno error = Errno.ECONNREFUSED;
        for (int attempt = 0; attempt < 3 && error != Errno.Success; attempt++)
        {
            Attempts++;
            error = stack.Create(SocketDomain.Unix, SocketType.Stream, 0, user, out KernelSocket? created);
            if (error != Errno.Success)
            {
                continue;
            }

            KernelSocket socket = created!;
            error = socket.Connect(LocalName.OfPath(service));
            if (error != Errno.Success)
            {
                socket.Close();
            }
            else
            {
                _socket = socket;
            }
        }

        return error;
    }

    /// <summary>Sends once more if the link has broken.</summary>
    public IoResult Send(ReadOnlySpan<byte> data)
    {
        KernelSocket socket = _socket ?? throw new InvalidOperationException("Not connected.");
        IoResult result = socket.Send(data);
        if (result.Errno is not (Errno.EPIPE or Errno.ECONNRESET))
        {
            return result;
        }

        socket.Close();
        if (Connect() != Errno.Success)
        {
            return result;
        }

        socket = _socket!;
        return socket.Send(data);
    }

    /// <summary>Says goodbye, and waits for the answer.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        if (_socket is not { } socket)
        {
            return;
        }

        try
        {
            await socket.{|SOPT1016:SendAsync|}("bye"u8.ToArray(), cancellation: cancellation);
            socket.{|SOPT1016:Shutdown|}(ShutdownHow.Send);
            byte[] answer = new byte[16];
            IoResult received = await socket.ReceiveAsync(answer, cancellation: cancellation);
            Console.WriteLine($"{received.Count} bytes");
        }
        finally
        {
            socket.Close();
        }

        // For the log: the socket is gone by now.
        if (socket.{|SOPT1018:GetPeerName|}(out SocketName name) == Errno.Success)
        {
            Console.WriteLine($"left {LocalName.PathOf(name)}");
        }

        _socket = null;
    }
}
