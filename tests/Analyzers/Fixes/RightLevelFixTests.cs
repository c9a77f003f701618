using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class RightLevelFixTests
{
    private const string UseSocket = "Use SocketOptionLevel.Socket";
    private const string UseNoDelay = "Use SocketOptionName.NoDelay";

    // A member that no decompiler prints was written by hand, so that the level is wrong.
    [Theory]
    [InlineData("Socket", "NoDelay", "true", "Tcp")]
    [InlineData("IP", "NoDelay", "number", "Tcp")]
    [InlineData("Socket", "TcpKeepAliveRetryCount", "3", "Tcp")]
    [InlineData("Udp", "Broadcast", "true", "Socket")]
    [InlineData("IP", "IPv6Only", "true", "IPv6")]
    [InlineData("Tcp", "KeepAlive", "1", "Socket")]
    // A decompiler may have printed these, but no other member of the value takes such a value.
    [InlineData("IP", "ReuseAddress", "true", "Socket")]
    [InlineData("IP", "ReuseAddress", "1", "Socket")]
    [InlineData("IPv6", "ReuseAddress", "true", "Socket")]
    [InlineData("IP", "Debug", "true", "Socket")]
    [InlineData("Tcp", "Linger", "new LingerOption(true, 1)", "Socket")]
    [InlineData("Socket", "AddMembership", "new MulticastOption(address)", "IP")]
    [InlineData("Socket", "AddMembership", "new IPv6MulticastOption(address)", "IPv6")]
    public void The_level_is_corrected_where_the_name_is_right(string level, string name, string value, string right) =>
        Method($"socket.SetSocketOption(SocketOptionLevel.{level}, [|SocketOptionName.{name}|], {value});")
            .Reports()
            .Offers($"Use SocketOptionLevel.{right}")
            .IsFixedTo(Body($"socket.SetSocketOption(SocketOptionLevel.{right}, SocketOptionName.{name}, {value});"));

    [Theory]
    [InlineData("IP", "ReuseAddress", "64", "IpTimeToLive")]
    [InlineData("Tcp", "DontRoute", "5", "TcpKeepAliveRetryCount")]
    [InlineData("Tcp", "BlockSource", "75", "TcpKeepAliveInterval")]
    [InlineData("IP", "AcceptConnection", "true", "HeaderIncluded")]
    [InlineData("Socket", "IpTimeToLive", "true", "ReuseAddress")]
    public void The_name_is_corrected_where_another_of_its_value_is_meant(
        string level, string name, string value, string right) =>
        Method($"socket.SetSocketOption(SocketOptionLevel.{level}, [|SocketOptionName.{name}|], {value});")
            .Reports()
            .Offers($"Use SocketOptionName.{right}")
            .IsFixedTo(Body($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{right}, {value});"));

    [Theory]
    [InlineData("Tcp", "Debug", "true", "NoDelay", "Socket")]
    [InlineData("Tcp", "TypeOfService", "60", "TcpKeepAliveTime", "IP")]
    [InlineData("IP", "ReuseAddress", "number", "IpTimeToLive", "Socket")]
    public void Where_either_may_be_meant_the_name_is_offered_first(
        string level, string name, string value, string rightName, string rightLevel) =>
        Method($"socket.SetSocketOption(SocketOptionLevel.{level}, [|SocketOptionName.{name}|], {value});")
            .Reports()
            .Offers($"Use SocketOptionName.{rightName}", $"Use SocketOptionLevel.{rightLevel}")
            .IsFixedBy(
                $"Use SocketOptionName.{rightName}",
                Body($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{rightName}, {value});"))
            .IsFixedBy(
                $"Use SocketOptionLevel.{rightLevel}",
                Body($"socket.SetSocketOption(SocketOptionLevel.{rightLevel}, SocketOptionName.{name}, {value});"));

    [Fact]
    public void A_get_is_corrected_too() =>
        Method("_ = socket.GetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.Type|]);")
            .Reports()
            .And.IsFixedTo(Body("_ = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type);"));

    [Theory]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Udp, [|SocketOptionName.MulticastLoopback|], true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.MaxConnections|], 5);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.Type|], 1);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.AcceptConnection|], true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.ReuseAddress|], (object)1);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.Broadcast|], 7);")]
    public void What_is_meant_may_be_unclear(string statement) => Method(statement).Reports().And.IsNotFixable();

    [Theory]
    [InlineData("Level.IP", "Level.Socket")]
    [InlineData("(SocketOptionLevel)0", "SocketOptionLevel.Socket")]
    [InlineData("(Level.IP)", "(Level.Socket)")]
    [InlineData("Ip", "SocketOptionLevel.Socket")]
    [InlineData("System.Net.Sockets.SocketOptionLevel.IP", "System.Net.Sockets.SocketOptionLevel.Socket")]
    [InlineData("SocketOptionLevel . /* of the packet */ IP", "SocketOptionLevel . /* of the packet */ Socket")]
    public void The_level_is_spelled_as_it_was(string level, string expected) =>
        Method($"socket.SetSocketOption({level}, [|SocketOptionName.ReuseAddress|], true);")
            .Reports()
            .And.IsFixedTo(Body($"socket.SetSocketOption({expected}, SocketOptionName.ReuseAddress, true);"));

    [Theory]
    [InlineData("using static System.Net.Sockets.SocketOptionName;", "Debug", "NoDelay")]
    [InlineData("using N = System.Net.Sockets.SocketOptionName;", "N.Debug", "N.NoDelay")]
    [InlineData("using static Names;", "Written", "global::System.Net.Sockets.SocketOptionName.NoDelay")]
    public void The_name_is_spelled_as_the_file_allows(string directive, string name, string expected) =>
        Verify.That(Spelled(directive, $"[|{name}|]")).Reports().And.IsFixedBy(UseNoDelay, Spelled(directive, expected));

    [Fact]
    public void Arguments_may_be_in_any_order() =>
        Method("socket.SetSocketOption(optionValue: true, optionName: [|SocketOptionName.ReuseAddress|], optionLevel: Level.IP);")
            .Reports()
            .And.IsFixedTo(
                Body(
                    "socket.SetSocketOption("
                    + "optionValue: true, optionName: SocketOptionName.ReuseAddress, optionLevel: Level.Socket);"));

    [Fact]
    public void A_native_number_of_a_level_becomes_its_member() =>
        Method("socket.SetSocketOption((SocketOptionLevel)1, {|SOPT1009:SocketOptionName.ReuseAddress|}, true);")
            .Reports()
            .And.IsFixedTo(Body("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);"));

    [Fact]
    public void A_native_number_of_an_option_becomes_its_member_where_it_means_one_thing() =>
        Method("socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1009:(SocketOptionName)4|}, 60);")
            .WithEditorConfig("sopt_target_platforms = linux")
            .Reports()
            .And.IsFixedTo(Body("socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);"));

    [Theory]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, [|(SocketOptionName)4|], 60);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|(SocketOptionName)15|], 1);")]
    [InlineData("socket.SetSocketOption((SocketOptionLevel)2, [|SocketOptionName.ReuseAddress|], 1);")]
    [InlineData("socket.SetSocketOption((SocketOptionLevel)1, [|SocketOptionName.NoDelay|], 1);")]
    public void A_native_number_without_a_name_stays(string statement) => Method(statement).Reports().And.IsNotFixable();

    [Fact]
    public void All_levels_of_a_document_are_corrected_at_once() =>
        Method("""
            socket.SetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.ReuseAddress|], true);
            // Not at this level.
            socket.SetSocketOption(SocketOptionLevel.Udp, [|SocketOptionName.Broadcast|], true);
            if (number > 0) socket.SetSocketOption(Level.Socket, [|SocketOptionName.NoDelay|], number); else socket.Close();
            """)
            .Reports()
            .And.AreAllFixedBy(UseSocket, Body("""
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            // Not at this level.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
            if (number > 0) socket.SetSocketOption(Level.Tcp, SocketOptionName.NoDelay, number); else socket.Close();
            """));

    [Fact]
    public void All_names_of_a_decompiled_document_are_corrected_at_once() =>
        Method("""
            socket.SetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.Debug|], true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.TypeOfService|], 60);
            socket.SetSocketOption(SocketOptionLevel.Tcp, [|SocketOptionName.DontRoute|], 5);
            """)
            .Reports()
            .And.AreAllFixedBy(UseNoDelay, Body("""
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 5);
            """));

    [Fact]
    public void All_native_levels_are_corrected_at_once() =>
        Method("""
            socket.SetSocketOption((SocketOptionLevel)1, [|SocketOptionName.ReuseAddress|], true);
            socket.SetSocketOption((SocketOptionLevel)1, [|SocketOptionName.KeepAlive|], true);
            """)
            .Reports()
            .And.AreAllFixedTo(Body("""
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            """));

    [Fact]
    public void A_call_that_is_not_finished_is_left_alone() =>
        Method("socket.SetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.ReuseAddress|], true")
            .Malformed().Reports().And.IsNotFixable();

    // With the library, the fix is a typed call, which is another provider's.
    [Theory]
    [InlineData("SocketOptionLevel.IP, [|SocketOptionName.ReuseAddress|], true", "SocketOption.ReuseAddress")]
    [InlineData("SocketOptionLevel.Tcp, [|SocketOptionName.Debug|], true", "TcpOption.NoDelay")]
    [InlineData("SocketOptionLevel.Socket, [|SocketOptionName.NoDelay|], true", "TcpOption.NoDelay")]
    [InlineData("SocketOptionLevel.Socket, [|(SocketOptionName)15|], 1", "SocketOption.ReusePort")]
    [InlineData("(SocketOptionLevel)1, [|SocketOptionName.KeepAlive|], 1", "SocketOption.KeepAlive")]
    [InlineData("SocketOptionLevel.Tcp, [|(SocketOptionName)4|], 1", null)]
    [InlineData("SocketOptionLevel.IPv6, [|SocketOptionName.DontFragment|], true", null)]
    [InlineData("SocketOptionLevel.IP, [|SocketOptionName.ExclusiveAddressUse|], true", null)]
    public void With_the_library_the_key_of_what_is_meant_is_known(string arguments, string? key)
    {
        Method($"socket.SetSocketOption({arguments});").WithCore().Reports().Hinting(FixHints.TypedKey, key);
        Method($"socket.SetSocketOption({arguments});").Reports().Hinting(FixHints.TypedKey, null);
    }

    private static SourceUnderTest Method(string statements) => Verify.That(Body(statements));

    private static string Body(string statements) => $$"""
        using System;
        using System.Net;
        using System.Net.Sockets;
        using Level = System.Net.Sockets.SocketOptionLevel;
        class C
        {
            const SocketOptionLevel Ip = SocketOptionLevel.IP;

            void M(Socket socket, int number, IPAddress address)
            {
        {{statements}}
            }
        }
        """;

    private static string Spelled(string directive, string name) => $$"""
        {{directive}}
        class C
        {
            void M(System.Net.Sockets.Socket socket) =>
                socket.SetSocketOption(System.Net.Sockets.SocketOptionLevel.Tcp, {{name}}, true);
        }
        static class Names
        {
            public const System.Net.Sockets.SocketOptionName Written = System.Net.Sockets.SocketOptionName.Debug;
        }
        """;
}
