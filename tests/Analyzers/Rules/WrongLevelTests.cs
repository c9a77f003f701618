using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

/// <summary>PairMatrixTests asks how every pair is judged; here is how pairs are written, and what is said of them.</summary>
public sealed class WrongLevelTests
{
    [Theory]
    [InlineData("IP", "ReuseAddress", "true", "sets IP_TTL to 1, not SO_REUSEADDR")]
    [InlineData("IP", "ReuseAddress", "false", "sets IP_TTL to 0, not SO_REUSEADDR")]
    [InlineData("IP", "ReuseAddress", "64", "sets IP_TTL to 64, not SO_REUSEADDR")]
    [InlineData("IP", "ReuseAddress", "number", "sets IP_TTL, not SO_REUSEADDR")]
    [InlineData("IP", "ReuseAddress", "bytes", "sets IP_TTL, not SO_REUSEADDR")]
    [InlineData("IP", "NoDelay", "true", "sets IP_OPTIONS, not TCP_NODELAY")]
    [InlineData("Socket", "NoDelay", "true", "sets SO_DEBUG to 1, not TCP_NODELAY")]
    [InlineData("Socket", "TcpKeepAliveRetryCount", "3", "sets SO_DONTROUTE to 3, not TCP_KEEPCNT")]
    [InlineData("Socket", "HeaderIncluded", "true", "fails to set SO_ACCEPTCONN, not IP_HDRINCL")]
    [InlineData("Tcp", "Debug", "true", "sets TCP_NODELAY to 1, not SO_DEBUG")]
    [InlineData("Tcp", "TypeOfService", "60", "sets TCP_KEEPIDLE to 60, not IP_TOS")]
    [InlineData("IPv6", "ReuseAddress", "1", "sets IPV6_UNICAST_HOPS to 1, not SO_REUSEADDR")]
    [InlineData(
        "IPv6", "DontFragment", "true",
        "sets IPV6_DONTFRAG to 1 on Windows, not IP_MTU_DISCOVER/IP_DONTFRAG, and fails on Linux and macOS")]
    [InlineData(
        "Udp", "AcceptConnection", "1",
        "sets UDP_SEND_MSG_SIZE to 1 on Windows, not SO_ACCEPTCONN, and fails on Linux and macOS")]
    public void A_pair_that_is_another_option_is_reported_with_that_option(
        string level, string name, string value, string effect) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, {{|SOPT1003:SocketOptionName.{name}|}}, {value});")
            .Reports()
            .As(DiagnosticSeverity.Warning)
            .Saying($"({level}, {name}) {effect}");

    [Theory]
    [InlineData("IP", "ReuseAddress", "reads IP_TTL, not SO_REUSEADDR")]
    [InlineData(
        "Socket", "HeaderIncluded",
        "reads SO_ACCEPTCONN on Linux and Windows and fails to read SO_ACCEPTCONN on macOS, not IP_HDRINCL")]
    [InlineData("Tcp", "AddSourceMembership", "reads TCP_FASTOPEN, not IP_ADD_SOURCE_MEMBERSHIP")]
    public void A_get_reads_the_other_option(string level, string name, string effect) =>
        InMethod($"_ = socket.GetSocketOption(SocketOptionLevel.{level}, {{|SOPT1003:SocketOptionName.{name}|}});")
            .Reports()
            .Saying($"({level}, {name}) {effect}");

    [Theory]
    [InlineData("Udp", "Broadcast", "SO_BROADCAST is at level Socket")]
    [InlineData("IP", "IPv6Only", "IPV6_V6ONLY is at level IPv6")]
    [InlineData("Udp", "MulticastLoopback", "IP_MULTICAST_LOOP/IPV6_MULTICAST_LOOP is at levels IP and IPv6")]
    [InlineData("Socket", "MaxConnections", "no level has MaxConnections")]
    public void A_pair_that_is_no_option_is_reported_as_failing(string level, string name, string home) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, {{|SOPT1004:SocketOptionName.{name}|}}, 1);")
            .Reports()
            .As(DiagnosticSeverity.Warning)
            .Saying($"({level}, {name}) is not an option: the call throws SocketException; {home}");

    [Fact]
    public void The_overload_for_objects_asks_no_system() =>
        InMethod("""
            socket.SetSocketOption(SocketOptionLevel.IP, {|SOPT1004:SocketOptionName.ReuseAddress|}, (object)1);
            socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1004:SocketOptionName.Linger|}, new LingerOption(true, 1));
            """)
            .Reports()
            .Saying(
                "(IP, ReuseAddress) takes no object: the call throws ArgumentException; SO_REUSEADDR is at level Socket",
                "(Tcp, Linger) is not an option: the call throws ArgumentException; SO_LINGER is at level Socket");

    [Theory]
    [InlineData("IP", "IPProtectionLevel")]
    [InlineData("IPv6", "HopLimit")]
    [InlineData("Tcp", "BsdUrgent")]
    [InlineData("Tcp", "NoDelay")]
    [InlineData("Udp", "NoChecksum")]
    public void A_right_pair_is_not_reported(string level, string name) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, true);")
            .WithEditorConfig("sopt_target_platforms = windows")
            .ReportsNothing();

    [Fact]
    public void A_member_that_a_cast_makes_another_number_of_is_not_what_is_meant() =>
        InMethod("socket.SetSocketOption(SocketOptionLevel.Tcp, unchecked((SocketOptionName)(byte)SocketOptionName.SendBuffer), 1);")
            .ReportsNothing();

    [Theory]
    [InlineData("socket.SetSocketOption(optionValue: true, optionName: [|SocketOptionName.ReuseAddress|], optionLevel: Ip);")]
    [InlineData("socket?.SetSocketOption(Level.IP, [|SocketOptionName.ReuseAddress|], true);")]
    [InlineData("socket.SetSocketOption((SocketOptionLevel)0, ([|SocketOptionName.ReuseAddress|]), true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, [|Reuse|], true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, [|Elsewhere.Reuse|], true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, [|Elsewhere.Again|], true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, [|(SocketOptionName)Elsewhere.Number|], true);")]
    [InlineData("const SocketOptionName local = SocketOptionName.ReuseAddress; socket.SetSocketOption(Ip, [|local|], true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, [|ReuseAddress|], true);")]
    [InlineData("Action set = () => socket.SetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.ReuseAddress|], true);")]
    [InlineData("void Set() => socket.SetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.ReuseAddress|], true); Set();")]
    public void However_a_member_is_written_it_is_judged_by_its_name(string statements) => InMethod(statements).Reports();

    [Theory]
    [InlineData("SocketOptionLevel.IP", "Elsewhere.Ttl")]
    [InlineData("SocketOptionLevel.Tcp", "Elsewhere.NoDelay")]
    public void A_constant_is_judged_by_the_member_that_it_is_declared_with(string level, string name) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);").ReportsNothing();

    // Of a value alone, nobody can tell which member of it was meant.
    [Theory]
    [InlineData("SocketOptionLevel.IP", "(SocketOptionName)4")]
    [InlineData("SocketOptionLevel.Socket", "(SocketOptionName)4")]
    [InlineData("SocketOptionLevel.Tcp", "Elsewhere.One")]
    [InlineData("(SocketOptionLevel)6", "(SocketOptionName)1")]
    public void A_value_is_right_if_any_member_of_it_is(string level, string name) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);").ReportsNothing();

    [Theory]
    [InlineData("level", "SocketOptionName.NoDelay")]
    [InlineData("SocketOptionLevel.Socket", "name")]
    [InlineData("socket.Connected ? SocketOptionLevel.IP : SocketOptionLevel.Tcp", "SocketOptionName.ReuseAddress")]
    [InlineData("SocketOptionLevel.Socket", "s_name")]
    public void What_cannot_be_resolved_is_not_reported(string level, string name) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);").ReportsNothing();

    [Fact]
    public void A_dynamic_call_is_not_reported() =>
        InMethod("((dynamic)socket).SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true);")
            .ReportsNothing();

    [Fact]
    public void The_systems_are_those_that_a_test_leaves() =>
        InMethod("""
            const bool on = true;
            if (OperatingSystem.IsWindows()) socket.SetSocketOption(Level.Tcp, {|SOPT1003:SocketOptionName.KeepAlive|}, on);
            else socket.SetSocketOption(Level.Tcp, {|SOPT1004:SocketOptionName.KeepAlive|}, on);

            if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            {
                Action set = () => socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1004:SocketOptionName.Broadcast|}, on);
            }

            if (!OperatingSystem.IsWindows()) return;
            socket.SetSocketOption(SocketOptionLevel.IPv6, {|SOPT1003:SocketOptionName.DontFragment|}, on);
            """)
            .Reports()
            .Saying(
                "(Tcp, KeepAlive) fails to set TCP_ATMARK, not SO_KEEPALIVE",
                "(Tcp, KeepAlive) is not an option: the call throws SocketException; SO_KEEPALIVE is at level Socket",
                "(Tcp, Broadcast) is not an option: the call throws SocketException; SO_BROADCAST is at level Socket",
                "(IPv6, DontFragment) sets IPV6_DONTFRAG to 1, not IP_DONTFRAG");

    // On whatever systems it runs there, the pair is wrong.
    [Fact]
    public void A_test_that_cannot_be_understood_changes_nothing() =>
        InMethod("""
            if (s_isPlatformOld) socket.SetSocketOption(SocketOptionLevel.IP, {|SOPT1003:SocketOptionName.ReuseAddress|}, true);
            """).Reports();

    [Fact]
    public void Attributes_narrow_the_systems_too() =>
        Verify.That("""
            using System.Net.Sockets;
            using System.Runtime.Versioning;
            class C
            {
                [SupportedOSPlatform("linux")]
                void M(Socket socket) =>
                    socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1004:SocketOptionName.KeepAlive|}, true);

                [SupportedOSPlatform("windows")]
                void N(Socket socket) =>
                    socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1003:SocketOptionName.KeepAlive|}, true);
            }
            """).Reports();

    [Fact]
    public void A_project_for_Windows_is_judged_by_Windows() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1003:SocketOptionName.ReuseAddress|}, true);
                    socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, false);
                }
            }
            """)
            .On(TargetPlatform.Net472)
            .Reports()
            .Saying("(Tcp, ReuseAddress) fails to set TCP_MAXSEG, not SO_REUSEADDR");

    [Fact]
    public void A_constant_of_another_assembly_counts_by_its_value() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetSocketOption(SocketOptionLevel.IP, Library.Names.Reuse, 1);
                    socket.SetSocketOption(SocketOptionLevel.IP, {|SOPT1009:Library.Names.Only|}, 1);
                }
            }
            """)
            .WithLibrary("""
            using System.Net.Sockets;
            namespace Library;
            public static class Names
            {
                public const SocketOptionName Reuse = SocketOptionName.ReuseAddress;
                public const SocketOptionName Only = SocketOptionName.IPv6Only;
            }
            """)
            .Reports()
            .Saying("(IP, (SocketOptionName)27) fails on Linux and macOS, where the framework accepts only its own members")
            .And.IsNotFixable();

    [Fact]
    public void A_constant_of_another_file_counts_by_the_member_in_it() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetSocketOption(Shared.Names.Level, {|SOPT1003:Shared.Names.Reuse|}, 1);
                    socket.SetSocketOption(Shared.Names.Level, {|SOPT1003:Shared.Names.Again|}, 1);
                    socket.SetSocketOption(Shared.Names.Level, {|SOPT1003:(SocketOptionName)Shared.Names.Number|}, 1);
                    socket.SetSocketOption(Shared.Names.Level, Shared.Names.Ttl, 1);
                }
            }
            """)
            .WithFile("""
            using System.Net.Sockets;
            using static System.Net.Sockets.SocketOptionName;
            namespace Shared;
            internal static class Names
            {
                internal const SocketOptionLevel Level = SocketOptionLevel.IP;
                internal const SocketOptionName Reuse = ReuseAddress;
                internal const SocketOptionName Again = Reuse;
                internal const int Number = (int)SocketOptionName.ReuseAddress;
                internal const SocketOptionName Ttl = IpTimeToLive;
            }
            """)
            .Reports();

    private static SourceUnderTest InMethod(string statements) =>
        Verify.That($$"""
            using System.Net.Sockets;
            using System.Runtime.InteropServices;
            using static System.Net.Sockets.SocketOptionName;
            using Level = System.Net.Sockets.SocketOptionLevel;
            class C
            {
                const SocketOptionLevel Ip = SocketOptionLevel.IP;
                const SocketOptionName Reuse = SocketOptionName.ReuseAddress;
                static readonly SocketOptionName s_name = SocketOptionName.NoDelay;
                static bool s_isPlatformOld;

                void M(Socket socket, SocketOptionLevel level, SocketOptionName name, int number, byte[] bytes)
                {
                    {{statements}}
                }
            }
            class Elsewhere
            {
                public const SocketOptionName Reuse = System.Net.Sockets.SocketOptionName.ReuseAddress;
                public const SocketOptionName Again = (Reuse);
                public const SocketOptionName Ttl = SocketOptionName.IpTimeToLive;
                public const SocketOptionName NoDelay = SocketOptionName.NoDelay;
                public const SocketOptionName One = (SocketOptionName)1;
                public const int Number = (int)SocketOptionName.ReuseAddress;
            }
            """);
}
