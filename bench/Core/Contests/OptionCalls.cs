using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>Setting and reading SO_KEEPALIVE by its number.</summary>
internal static class OptionCalls
{
    private const string Calls = "C, setsockopt and getsockopt";
    private const string Framework = "SetRawSocketOption and GetRawSocketOption";
    private const string Core = "SetOption and GetOption";

    public static Contest Open()
    {
        Owned owned = new();
        byte[] on = Wire.Ints(1);
        byte[] read = new byte[sizeof(int)];
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                OfCalls(owned.Add(DescriptorEnd.Pair()).First.Descriptor, on, read),
                OfFramework(owned.Add(SocketEnd.Pair()).First.Socket, on, read),
                OfCore(owned.Add(CoreEnd.Pair(CoreEnd.CreateStack())).First.Socket, on, read),
            ],
            Targets = [new AtMost(Core, Calls, Share: 0.2), new WithoutAllocation(Core)],
            Reset = () => Array.Clear(read),
            Expected = 1,
        };
    }

    private static Contestant OfCalls(int descriptor, byte[] on, byte[] read)
    {
        int level = SocketOption.KeepAlive.Id.Level.Number;
        int number = SocketOption.KeepAlive.Id.Number;
        return new Contestant(Calls, operations =>
        {
            for (int i = 0; i < operations; i++)
            {
                uint length = sizeof(int);
                Libc.Check(Libc.SetSocketOption(descriptor, level, number, on, length));
                Libc.Check(Libc.GetSocketOption(descriptor, level, number, read, ref length));
            }

            return Flag(read);
        });
    }

    private static Contestant OfFramework(Socket socket, byte[] on, byte[] read)
    {
        int level = SocketOption.KeepAlive.Id.Level.Number;
        int number = SocketOption.KeepAlive.Id.Number;
        return new Contestant(Framework, operations =>
        {
            for (int i = 0; i < operations; i++)
            {
                socket.SetRawSocketOption(level, number, on);
                socket.GetRawSocketOption(level, number, read);
            }

            return Flag(read);
        });
    }

    private static Contestant OfCore(KernelSocket socket, byte[] on, byte[] read)
    {
        int level = SocketOption.KeepAlive.Id.Level.Core;
        int number = SocketOption.KeepAlive.Id.CoreNumber;
        return new Contestant(Core, operations =>
        {
            for (int i = 0; i < operations; i++)
            {
                socket.SetOption(level, number, on).ThrowIfError();
                socket.GetOption(level, number, read, out _).ThrowIfError();
            }

            return Flag(read);
        });
    }

    // The BSDs read a flag that is on as its bit.
    private static int Flag(byte[] read) => BitConverter.ToInt32(read) != 0 ? 1 : 0;
}
