using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Host;

/// <summary>That access to options of a socket of the operating system allocates nothing in optimised code.</summary>
public sealed class HostAllocationTests : IDisposable
{
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private SocketOptionView? _kept;

    public void Dispose() => _tcp.Dispose();

    [Fact]
    public void Typed_access_allocates_nothing()
    {
        AssertNoAllocation(static socket => socket.SetOption(TcpOption.NoDelay, true));
        AssertNoAllocation(static socket => socket.GetOption(TcpOption.NoDelay));
        AssertNoAllocation(static socket => socket.SetOption(SocketOption.ReuseAddress, true));
        AssertNoAllocation(static socket => socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(60)));
        AssertNoAllocation(static socket => socket.GetOption(TcpOption.KeepAliveTime));
        AssertNoAllocation(static socket => socket.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1)));
        AssertNoAllocation(static socket => socket.GetOption(SocketOption.ReceiveTimeout));
        AssertNoAllocation(static socket => socket.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromSeconds(1))));
        AssertNoAllocation(static socket => socket.GetOption(SocketOption.Linger));
        AssertNoAllocation(static socket => socket.GetOption(SocketOption.SocketType));
        AssertNoAllocation(static socket => socket.GetOption(SocketOption.Error));
        AssertNoAllocation(static socket => socket.TryGetOption(SocketOption.SendBufferSize, out _));
        AssertNoAllocation(static socket => socket.TrySetOption(TcpOption.NoDelay, true));
    }

    [Fact]
    public void A_property_of_the_view_allocates_nothing()
    {
        AssertNoAllocation(static socket => socket.Options.TcpNoDelay = true);
        AssertNoAllocation(static socket => _ = socket.Options.TcpNoDelay);
        AssertNoAllocation(static socket => socket.Options.Linger = new Linger(true, TimeSpan.FromSeconds(1)));
        AssertNoAllocation(static socket => _ = socket.Options.SocketType);
        AssertNoAllocation(static socket => socket.Options.TakeError());
        AssertNoAllocation(static socket => Prepare(socket));
        AssertNoAllocation(static socket =>
        {
            SocketOptionView options = socket.Options;
            options.KeepAlive = !options.KeepAlive;
        });
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_struct_without_addresses_allocates_nothing()
    {
        AssertNoAllocation(static socket => socket.GetOption(SocketOption.PeerCredentials));
        AssertNoAllocation(static socket => socket.GetOption(TcpOption.Info));
        AssertNoAllocation(static socket => _ = socket.Options.TcpInfo);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void Text_and_bytes_in_memory_of_the_callers_allocate_nothing()
    {
        AssertNoAllocation(static socket =>
        {
            Span<byte> name = stackalloc byte[16];
            socket.SetOption(TcpOption.CongestionControl, "reno"u8);
            _ = socket.GetOption(TcpOption.CongestionControl, name);
            socket.TrySetOption(TcpOption.CongestionControl, name[..4]);
            socket.TryGetOption(TcpOption.CongestionControl, name, out _);
        });
        AssertNoAllocation(static socket =>
        {
            Span<byte> options = stackalloc byte[40];
            socket.SetOption(IPOption.Options, [1, 1, 1, 0]);
            _ = socket.GetOption(IPOption.Options, options);
        });
    }

    /// <summary>The measure itself: a view that outlives the call is an object of the heap, and counts.</summary>
    [Fact]
    public void A_view_that_is_kept_is_seen_to_be_allocated() => Assert.NotEqual(0, Allocated(socket => _kept = socket.Options));

    /// <summary>As a program sets up a socket: many options in one method. Each of them has to be inlined, or its view would be
    /// an object of the heap.</summary>
    private static void Prepare(Socket socket)
    {
        socket.Options.TcpNoDelay = true;
        socket.Options.KeepAlive = true;
        socket.Options.TcpKeepAliveTime = TimeSpan.FromSeconds(60);
        socket.Options.TcpKeepAliveInterval = TimeSpan.FromSeconds(10);
        socket.Options.SendBufferSize = 65536;
        socket.Options.ReceiveBufferSize = 65536;
        socket.Options.SendTimeout = TimeSpan.FromSeconds(5);
        socket.Options.ReceiveTimeout = TimeSpan.FromSeconds(5);
        socket.Options.Linger = default;
        socket.Options.ReuseAddress = true;
        socket.Options.IPTimeToLive = 64;
        if (OperatingSystem.IsLinux())
        {
            socket.Options.TcpUserTimeout = TimeSpan.FromSeconds(5);
            socket.Options.ReusePort = socket.Options.ReuseAddress;
        }
    }

    private void AssertNoAllocation(Action<Socket> call, [CallerArgumentExpression(nameof(call))] string written = "")
    {
        long allocated = Allocated(call);
        Assert.True(allocated == 0, $"{written} allocates {allocated} bytes in 100 calls");
    }

    // Once there is what is made once: static codecs, the thread's LingerOption.
    private long Allocated(Action<Socket> call) => Allocation.Of(() =>
    {
        call(_tcp);
        return true;
    });
}
