using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class OptionOfOtherSocketTests
{
    private const string Tcp4 = "new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)";
    private const string Udp4 = "new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)";
    private const string DualTcp = "new Socket(SocketType.Stream, ProtocolType.Tcp)";
    private const string DualUdp = "new Socket(SocketType.Dgram, ProtocolType.Udp)";
    private const string UnixStream = "new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)";
    private const string Icmp = "new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp)";
    private const string AnyUdp = "new Socket(family, SocketType.Dgram, ProtocolType.Udp)";
    private const string NoDelay = "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);";

    // Each of these was executed on Linux: what is said to fail throws there, what is said to have no effect does not.
    [Theory]
    [InlineData(Udp4, "SocketOptionLevel.Tcp, [|SocketOptionName.NoDelay|], true",
        "TCP_NODELAY is an option of TCP sockets: setting SocketOptionName.NoDelay fails on a UDP socket")]
    [InlineData(AnyUdp, "SocketOptionLevel.Tcp, [|SocketOptionName.TcpKeepAliveTime|], 60",
        "TCP_KEEPIDLE is an option of TCP sockets: setting SocketOptionName.TcpKeepAliveTime fails on a UDP socket")]
    [InlineData(UnixStream, "SocketOptionLevel.Tcp, [|SocketOptionName.NoDelay|], true",
        "TCP_NODELAY is an option of IPv4 and IPv6 sockets: setting SocketOptionName.NoDelay fails on a Unix domain socket")]
    [InlineData(UnixStream, "SocketOptionLevel.IP, [|SocketOptionName.IpTimeToLive|], 1",
        "IP_TTL is an option of IPv4 sockets: setting SocketOptionName.IpTimeToLive fails on a Unix domain socket")]
    [InlineData(Tcp4, "SocketOptionLevel.IPv6, [|SocketOptionName.IPv6Only|], true",
        "IPV6_V6ONLY is an option of IPv6 sockets: setting SocketOptionName.IPv6Only fails on an IPv4 socket")]
    [InlineData(Icmp, "SocketOptionLevel.IPv6, [|SocketOptionName.IPv6Only|], true",
        "IPV6_V6ONLY is an option of IPv6 sockets: setting SocketOptionName.IPv6Only fails on an IPv4 socket")]
    [InlineData(Tcp4, "SocketOptionLevel.Socket, [|SocketOptionName.Broadcast|], true",
        "SO_BROADCAST is an option of datagram and raw sockets: setting SocketOptionName.Broadcast has no effect on a stream socket")]
    [InlineData(DualUdp, "SocketOptionLevel.Socket, [|SocketOptionName.Linger|], new LingerOption(true, 1)",
        "SO_LINGER is an option of stream and sequential-packet sockets: "
        + "setting SocketOptionName.Linger has no effect on a datagram socket")]
    [InlineData(Udp4, "SocketOptionLevel.Socket, [|SocketOptionName.OutOfBandInline|], true",
        "SO_OOBINLINE is an option of stream sockets: setting SocketOptionName.OutOfBandInline has no effect on a datagram socket")]
    [InlineData(DualTcp, "SocketOptionLevel.IP, [|SocketOptionName.MulticastTimeToLive|], 1",
        "IP_MULTICAST_TTL is an option of datagram and raw sockets: "
        + "setting SocketOptionName.MulticastTimeToLive fails or has no effect on a stream socket")]
    [InlineData(Tcp4, "SocketOptionLevel.IP, [|SocketOptionName.MulticastLoopback|], true",
        "IP_MULTICAST_LOOP is an option of datagram and raw sockets: "
        + "setting SocketOptionName.MulticastLoopback fails or has no effect on a stream socket")]
    [InlineData(Udp4, "SocketOptionLevel.IP, [|SocketOptionName.HeaderIncluded|], true",
        "IP_HDRINCL is an option of raw sockets: setting SocketOptionName.HeaderIncluded fails or has no effect on a datagram socket")]
    public void An_option_of_other_sockets_is_reported(string creation, string arguments, string message) =>
        Local(creation, $"socket.SetSocketOption({arguments});").WithEditorConfig("sopt_target_platforms = linux")
            .Reports().Saying(message).As(DiagnosticSeverity.Warning).And.IsNotFixable();

    [Fact]
    public void What_Windows_may_do_otherwise_is_said() =>
        Local(Tcp4, "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Broadcast|], true);")
            .Reports()
            .Saying(
                "SO_BROADCAST is an option of datagram and raw sockets: "
                + "setting SocketOptionName.Broadcast has no effect, or fails on Windows, on a stream socket");

    [Theory]
    [InlineData(Udp4, "{|SOPT1010:socket.NoDelay|} = true;")]
    [InlineData(Udp4, "if ({|SOPT1010:socket.NoDelay|}) return;")]
    [InlineData(Udp4, "{|SOPT1010:socket.LingerState|} = new LingerOption(true, 1);")]
    [InlineData(Tcp4, "{|SOPT1010:socket.EnableBroadcast|} = true;")]
    [InlineData(Tcp4, "{|SOPT1010:socket.DualMode|} = true;")]
    [InlineData(Tcp4, "{|SOPT1010:socket.MulticastLoopback|} = false;")]
    [InlineData(UnixStream, "{|SOPT1010:socket.Ttl|} = 1;")]
    [InlineData(Udp4, "socket?.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1010:SocketOptionName.NoDelay|}, true);")]
    [InlineData(Udp4, "socket.GetSocketOption(SocketOptionLevel.Tcp, {|SOPT1010:SocketOptionName.NoDelay|});")]
    [InlineData(Udp4, "Action set = () => socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1010:SocketOptionName.NoDelay|}, true);")]
    [InlineData(Udp4, "Sockopt.SocketOptionExtensions.SetOption(socket, {|SOPT1010:Sockopt.TcpOption.NoDelay|}, true);")]
    [InlineData("new UdpClient(9)", "{|SOPT1010:socket.Client.NoDelay|} = true;")]
    [InlineData("new TcpClient()", "{|SOPT1010:socket.Client.EnableBroadcast|} = true;")]
    [InlineData("new TcpListener(IPAddress.Any, 9)", "{|SOPT1010:socket.Server.EnableBroadcast|} = true;")]
    public void However_the_option_is_named_it_is_reported(string creation, string statement) => Local(creation, statement).Reports();

    [Theory]
    [InlineData("var socket = " + Udp4 + ";")]
    [InlineData("using var socket = " + Udp4 + ";")]
    [InlineData("Socket socket = new(SocketType.Dgram, ProtocolType.Udp);")]
    [InlineData("Socket socket = new(protocolType: ProtocolType.Udp, socketType: SocketType.Dgram);")]
    [InlineData("Socket socket = (Socket)" + Udp4 + ";")]
    [InlineData("Socket socket = " + Udp4 + "; socket = socket ?? other;", false)]
    [InlineData("Socket? socket = " + Udp4 + "; Make(out socket);", false)]
    [InlineData("Socket socket = " + Udp4 + "; (socket, _) = (other, 1);", false)]
    [InlineData("Socket socket = " + Udp4 + "; Action set = () => socket = other;", false)]
    [InlineData("Socket socket; socket = " + Udp4 + ";", false)]
    [InlineData("Socket socket = other.Connected ? other : " + Udp4 + ";", false)]
    [InlineData("Socket socket = other;", false)]
    [InlineData("Socket socket = new Derived();", false)]
    [InlineData("Socket socket = new Socket(AddressFamily.InterNetwork, type, ProtocolType.Unspecified);", false)]
    [InlineData("Socket socket = new Socket(family, SocketType.Dgram, ProtocolType.Unspecified);", false)]
    [InlineData("Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, protocol);", false)]
    [InlineData("Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, (ProtocolType)132);", false)]
    [InlineData("Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp);", false)]
    [InlineData("Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Unspecified);")]
    public void Only_a_creation_that_is_certain_counts(string declaration, bool isReported = true)
    {
        string call = isReported ? NoDelay.Replace("SocketOptionName.NoDelay", "[|SocketOptionName.NoDelay|]", StringComparison.Ordinal) : NoDelay;
        SourceUnderTest source = Method($"{declaration} {call}");
        if (isReported)
        {
            source.Reports();
        }
        else
        {
            source.ReportsNothing();
        }
    }

    [Theory]
    [InlineData("private readonly Socket _socket = " + Udp4 + ";", true)]
    [InlineData("private static readonly Socket _socket = " + Udp4 + ";", true)]
    [InlineData("private readonly Socket _socket; C() { _socket = " + Udp4 + "; }", true)]
    [InlineData("private readonly Socket _socket; C() { this._socket = " + Udp4 + "; }", true)]
    [InlineData("private readonly Socket _socket; C(Socket socket) { _socket = socket; }", false)]
    [InlineData("private readonly Socket _socket; C() { _socket = " + Udp4 + "; } C(int n) { _socket = " + Tcp4 + "; }", false)]
    [InlineData("private readonly Socket _socket = " + Udp4 + "; C() { _socket = " + Tcp4 + "; }", false)]
    [InlineData("private Socket _socket = " + Udp4 + ";", false)]
    public void Of_fields_only_readonly_ones_count(string field, bool isReported)
    {
        string name = isReported ? "[|SocketOptionName.NoDelay|]" : "SocketOptionName.NoDelay";
        SourceUnderTest source = Verify.That($$"""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                {{field}}

                void M() => _socket.SetSocketOption(SocketOptionLevel.Tcp, {{name}}, true);
            }
            """);
        if (isReported)
        {
            source.Reports();
        }
        else
        {
            source.ReportsNothing();
        }
    }

    [Fact]
    public void A_field_of_a_type_in_several_parts_may_be_made_elsewhere() =>
        Verify.That($$"""
            using System.Net.Sockets;
            partial class C
            {
                private readonly Socket _socket = {{Udp4}};

                void M() => _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            }
            partial class C
            {
                C() { _socket = {{Tcp4}}; }
            }
            """).ReportsNothing();

    [Theory]
    [InlineData("new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { {|SOPT1010:EnableBroadcast|} = true }")]
    [InlineData("new UdpClient { Client = { {|SOPT1010:NoDelay|} = true } }")]
    public void Initializers_count(string creation) => Method($"_ = {creation};").Reports();

    [Theory]
    [InlineData(Tcp4, NoDelay)]
    [InlineData(DualTcp, NoDelay)]
    [InlineData(DualTcp, "socket.DualMode = true;")]
    [InlineData(DualUdp, "socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 1);")]
    [InlineData(DualUdp, "socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastLoopback, true);")]
    [InlineData(Udp4, "socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 1);")]
    [InlineData(Udp4, "socket.EnableBroadcast = true;")]
    [InlineData(Udp4, "socket.MulticastLoopback = false;")]
    [InlineData(Udp4, "socket.Ttl = 1;")]
    [InlineData(DualUdp, "socket.Ttl = 1;")]
    [InlineData(Udp4, "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);")]
    [InlineData(Tcp4, "if (socket.EnableBroadcast || socket.DualMode) return;")]
    [InlineData(Tcp4, "_ = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast);")]
    [InlineData(Icmp, "socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);")]
    [InlineData(UnixStream, "socket.ReceiveBufferSize = 4096;")]
    [InlineData(AnyUdp, "socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);")]
    [InlineData("new TcpClient()", "socket.NoDelay = true; socket.LingerState = new LingerOption(true, 0);")]
    [InlineData("new UdpClient()", "socket.EnableBroadcast = true; socket.Client.SendBufferSize = 1;")]
    [InlineData("new UdpClient()", "socket.Client = other; socket.Client.NoDelay = true;")]
    [InlineData("new UdpClient { Client = other }", "socket.Client.NoDelay = true;")]
    [InlineData("new UdpClient(family)", "socket.Client.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);")]
    public void What_the_socket_has_is_not_reported(string creation, string statements) => Local(creation, statements).ReportsNothing();

    [Fact]
    public void Raw_numbers_are_judged_where_they_are_known() =>
        Local(Udp4, """
            if (OperatingSystem.IsLinux())
            {
                socket.SetRawSocketOption(6, {|SOPT1010:18|}, BitConverter.GetBytes(1));
            }
            """)
            .WithEditorConfig("dotnet_diagnostic.SOPT1008.severity = none")
            .Reports()
            .Saying("TCP_USER_TIMEOUT is an option of TCP sockets: setting option 18 of level 6 fails on a UDP socket");

    [Fact]
    public void Older_platforms_are_served_too() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M()
                {
                    UdpClient client = new UdpClient(9);
                    client.Client.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1010:SocketOptionName.NoDelay|}, true);
                }
            }
            """).On(TargetPlatform.Net472).Reports();

    private static SourceUnderTest Local(string creation, string statements) => Method($"var socket = {creation}; {statements}");

    private static SourceUnderTest Method(string statements) => Verify.That($$"""
        using System;
        using System.Net;
        using System.Net.Sockets;
        class C
        {
            void Make(out Socket made) => made = new Derived();

            void M(Socket other, AddressFamily family, SocketType type, ProtocolType protocol)
            {
                {{statements}}
            }
        }
        class Derived : Socket
        {
            public Derived() : base(SocketType.Stream, ProtocolType.Tcp) { }
        }
        """).WithCore();
}
