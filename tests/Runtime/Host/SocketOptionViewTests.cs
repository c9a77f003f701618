using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.Versioning;

namespace Sockopt.Tests.Host;

/// <summary>The options of a socket as properties.</summary>
public sealed class SocketOptionViewTests : IDisposable
{
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public void Dispose()
    {
        _tcp.Dispose();
        _udp.Dispose();
    }

    [Fact]
    public void A_property_sets_and_reads_what_its_key_does()
    {
        _tcp.Options.TcpNoDelay = true;
        Assert.True(_tcp.NoDelay);
        Assert.True(_tcp.Options.TcpNoDelay);

        _tcp.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(61));
        Assert.Equal(TimeSpan.FromSeconds(61), _tcp.Options.TcpKeepAliveTime);

        _tcp.Options.Linger = new Linger(true, TimeSpan.FromSeconds(3));
        Assert.Equal(new Linger(true, TimeSpan.FromSeconds(3)), _tcp.GetOption(SocketOption.Linger));

        _tcp.Options.IPTimeToLive++;
        Assert.Equal(_tcp.Ttl, _tcp.Options.IPTimeToLive);
    }

    [Fact]
    public void Options_are_set_where_a_socket_is_made()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            Options = { TcpNoDelay = true, KeepAlive = true, Linger = new Linger(true, TimeSpan.FromSeconds(1)) },
        };

        Assert.True(socket.NoDelay);
        Assert.True(socket.GetOption(SocketOption.KeepAlive));
        Assert.Equal(1, socket.LingerState!.LingerTime);
    }

    [Fact]
    public void An_option_that_reading_clears_is_taken()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _udp.Connect(listener.LocalEndPoint!);
        _udp.Send([1]);
        Assert.True(SpinWait.SpinUntil(
            () => _udp.Poll(0, SelectMode.SelectError) || _udp.Poll(0, SelectMode.SelectRead), TimeSpan.FromSeconds(5)));

        Assert.Equal(Errno.ECONNREFUSED, _udp.Options.TakeError());
        Assert.Equal(Errno.Success, _udp.Options.TakeError());
    }

    [Fact]
    public void An_option_that_can_only_be_set_is_a_method()
    {
        IPv4Membership membership = new(IPAddress.Parse("239.255.77.2"), IPAddress.Loopback);

        _udp.Options.IPAddMembership(membership);

        Assert.Equal(SocketError.AddressAlreadyInUse, _udp.TrySetOption(IPOption.AddMembership, membership));
        _udp.Options.IPDropMembership(membership);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void An_option_without_a_value_is_a_method_without_an_argument()
    {
        SocketException exception = Assert.Throws<SocketException>(() => _udp.Options.DetachFilter());

        // ENOENT: there is no filter.
        Assert.Equal(SocketError.AddressNotAvailable, exception.SocketErrorCode);
    }

    [Fact]
    public void An_option_that_can_only_be_read_has_no_setter()
    {
        Assert.Equal(SocketType.Stream, _tcp.Options.SocketType);

        // The compiler makes a method of each accessor of an extension property, and calls that.
        MethodInfo[] methods = typeof(SocketProperties).GetMethods(BindingFlags.Public | BindingFlags.Static);
        string[] accessors = [.. methods.Select(method => method.Name)];
        Assert.Contains("get_SocketType", accessors);
        Assert.DoesNotContain("set_SocketType", accessors);
        Assert.Contains("get_KeepAlive", accessors);
        Assert.Contains("set_KeepAlive", accessors);
    }

    [Fact]
    public void A_view_of_no_socket_is_refused_at_its_first_use()
    {
        Socket? none = null;

        Assert.Throws<ArgumentNullException>(() => none!.Options.KeepAlive);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void Text_is_set_and_read()
    {
        _tcp.Options.TcpCongestionControl = "reno";
        Assert.Equal("reno", _tcp.Options.TcpCongestionControl);
    }
}
