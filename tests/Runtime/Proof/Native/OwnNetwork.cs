using System.Net;

namespace Sockopt.Tests.Proof.Native;

/// <summary>Sockets in a network of their own, which is gone when they are closed: a loopback interface with an address more
/// than usual, in the network of the test values.</summary>
internal static class OwnNetwork
{
    private const int NewNetwork = 0x40000000;
    private const nuint SetFlags = 0x8914;
    private const nuint AddAddress = 0x8916;
    private const int PrefixLength = 64;
    private const int LoopbackIndex = 1;

    private static readonly IPAddress Address = IPAddress.Parse("fd00:4d::2");

    /// <exception cref="UnavailableException">The tests may not make a network.</exception>
    public static NativeSocket Open(SocketKind kind) => OwnThread.Run(() =>
    {
        Require(Libc.Unshare(NewNetwork), "unshare()");
        SwitchOnLoopback();
        return NativeSocket.Open(kind);
    });

    private static void SwitchOnLoopback()
    {
        // struct ifreq: the name of the interface, and its flags: IFF_UP and IFF_RUNNING.
        byte[] interfaceFlags = new byte[40];
        "lo"u8.CopyTo(interfaceFlags);
        BitConverter.TryWriteBytes(interfaceFlags.AsSpan(16), (short)(1 | 1 << 6));

        // struct in6_ifreq: the address, the length of its prefix, and the index of the interface.
        byte[] address =
            [.. Address.GetAddressBytes(), .. BitConverter.GetBytes(PrefixLength), .. BitConverter.GetBytes(LoopbackIndex)];
        using NativeSocket control = NativeSocket.Open(new SocketKind("inet6", "dgram", "udp"));
        Require(Libc.Control(control.Descriptor, SetFlags, interfaceFlags), "switching the loopback interface on");
        Require(Libc.Control(control.Descriptor, AddAddress, address), $"giving it {Address}");
    }

    private static void Require(int result, string what)
    {
        if (result < 0)
        {
            throw UnavailableException.Of(what, LinuxError.Name(Libc.Error));
        }
    }
}
