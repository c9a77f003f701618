// corpus: net8.0
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Provisioning.Tftp;

/// <summary>Serves read requests of boot loaders (RFC 1350, 2348). Each transfer has a port and a thread of its own.</summary>
public sealed class TftpReadServer
{
    private readonly string root;
    private readonly ILogSink log;

    public TftpReadServer(string root, ILogSink log) => (this.root, this.log) = (Path.GetFullPath(root), log);

    public void Run(IPAddress address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);

        // Clients without an address yet are answered by broadcast.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
        socket.Bind(new IPEndPoint(address, 69));

        var buffer = new byte[516];
        while (true)
        {
            EndPoint client = new IPEndPoint(IPAddress.Any, 0);
            int length = socket.ReceiveFrom(buffer, ref client);
            string[] fields = Encoding.ASCII.GetString(buffer, 2, Math.Max(0, length - 2)).Split('\0');
            if (length > 4 && buffer[1] == 1)
            {
                ThreadPool.QueueUserWorkItem(_ => Transfer(fields[0], BlockSize(fields), address, client));
            }
        }
    }

    private static int BlockSize(string[] fields)
    {
        int index = Array.FindIndex(fields, field => field.Equals("blksize", StringComparison.OrdinalIgnoreCase));
        return index >= 0 && int.TryParse(fields[index + 1], out int size) ? Math.Clamp(size, 8, 1428) : 512;
    }

    private void Transfer(string name, int blockSize, IPAddress local, EndPoint client)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 1000 };
        socket.Bind(new IPEndPoint(local, 0));
        socket.Connect(client);

        using var file = File.OpenRead(Path.Combine(root, Path.GetFileName(name)));
        var packet = new byte[blockSize + 4];
        var ack = new byte[4];
        packet[1] = 3;
        for (ushort block = 1; ; block++)
        {
            packet[2] = (byte)(block >> 8);
            packet[3] = (byte)block;
            int size = file.Read(packet, 4, blockSize);
            int attempts = 0;
            do
            {
                if (attempts++ == 5)
                {
                    log.Write($"{client}: gave up on {name} at block {block}");
                    return;
                }

                socket.Send(packet, size + 4, SocketFlags.None);
            }
            while (!IsAcknowledged(socket, ack, block));

            if (size < blockSize)
            {
                log.Write($"{client}: {name} done");
                return;
            }
        }
    }

    private static bool IsAcknowledged(Socket socket, byte[] ack, ushort block)
    {
        try
        {
            return socket.Receive(ack) == 4 && ack[1] == 4 && (ack[2] << 8 | ack[3]) == block;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.TimedOut or SocketError.ConnectionReset)
        {
            return false;
        }
    }
}

public interface ILogSink
{
    void Write(string line);
}
