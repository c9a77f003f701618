using System.Net.Sockets;
using Sockopt;
using static Sockopt.Errno;

namespace Seeds;

internal sealed class Core
{
    private const int SolSocket = 0xffff;
    private Errno _last;

    public Errno Run(SocketStack stack, byte[] bytes)
    {
        stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, new Credential(0, 0, 1), out KernelSocket? one, out KernelSocket? other);
        stack.Create(SocketDomain.Unix, SocketType.Dgram, 0, new Credential(1, 1, 1), out KernelSocket? single);
        one!.SetOption(SolSocket, 0x1008, bytes);
        _ = one.SetOption(0xffff, 0x1008, stackalloc byte[4]);
        one?.SetOption(SolSocket, 8, BitConverter.GetBytes(true));
        one!.SetOption(1, 9, bytes);
        one.SetOption(6, 1, new byte[4]);
        one.GetOption(SolSocket, 0x1007, bytes, out _);
        one.GetOption(SolSocket, 0x1007, bytes, out int length);
        other?.SetOption(SocketOption.KeepAlive, true);
        other!.GetOption(SocketOption.Error, out Errno pending);
        _last = other.GetOption(SocketOption.SendBufferSize, out int size);
        other.SetOption(SocketOption.SendBufferSize, 4096);
        other.Shutdown(ShutdownHow.Both);
        other.Close();
        other.Receive(bytes, MessageFlags.None);
        if (other.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromDays(100))) is not Success || pending != Success)
        {
            return _last;
        }

        Func<Errno> close = () => one.Close();
        Action drop = () => one.Close();
        close();
        drop();
        for (one.Close(); size > length; one.Close())
        {
            size--;
        }

        void Local() => single!.Close();
        Errno Result() => single!.Close();
        Local();
        Result();
        return one.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1)) switch { Success => one.Close(), Errno error => error };
    }
}
