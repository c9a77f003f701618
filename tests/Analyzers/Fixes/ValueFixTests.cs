using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class ValueFixTests
{
    private const string Get = "socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)";
    private const string SetNoDelay = "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay,";
    private const string SetLinger = "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger,";
    private const string SetKeepAliveTime = "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime,";

    [Theory]
    [InlineData($"bool on = [|(bool){Get}!|];", $"bool on = (int){Get}! != 0;")]
    [InlineData($"bool on = [|(bool){Get}|];", $"bool on = (int){Get}! != 0;")]
    [InlineData($"if ([|(bool){Get}!|] && flag) return;", $"if ((int){Get}! != 0 && flag) return;")]
    [InlineData($"bool off = ![|(bool){Get}!|];", $"bool off = !((int){Get}! != 0);")]
    [InlineData($"_ = flag == [|(bool){Get}!|];", $"_ = flag == ((int){Get}! != 0);")]
    public void A_flag_that_is_read_is_compared_with_zero(string statement, string expected) => Fixes(statement, expected);

    [Fact]
    public void Without_nullable_annotations_nothing_is_suppressed() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                bool M(Socket socket) => [|(bool)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)|];
            }
            """)
            .On(TargetPlatform.Net472)
            .Reports()
            .And.IsFixedTo("""
            using System.Net.Sockets;
            class C
            {
                bool M(Socket socket) => (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) != 0;
            }
            """);

    [Theory]
    [InlineData("BitConverter.GetBytes(true)", "BitConverter.GetBytes(1)")]
    [InlineData("BitConverter.GetBytes(false)", "BitConverter.GetBytes(0)")]
    [InlineData("BitConverter.GetBytes(flag)", "BitConverter.GetBytes(flag ? 1 : 0)")]
    [InlineData("BitConverter.GetBytes(flag && socket.Connected)", "BitConverter.GetBytes((flag && socket.Connected) ? 1 : 0)")]
    public void The_bytes_of_a_bool_become_those_of_an_int(string value, string expected) =>
        Fixes($"{SetNoDelay} [|{value}|]);", $"{SetNoDelay} {expected});");

    [Theory]
    [InlineData("false")]
    [InlineData("0")]
    public void Lingering_is_switched_off_with_its_type(string value) =>
        Fixes($"{SetLinger} [|{value}|]);", $"{SetLinger} new LingerOption(false, 0));");

    [Theory]
    [InlineData("120000", "120")]
    [InlineData("Milliseconds", "Milliseconds / 1000")]
    [InlineData("2 * 60000", "(2 * 60000) / 1000")]
    public void Milliseconds_become_seconds(string value, string expected) =>
        Fixes($"{SetKeepAliveTime} [|{value}|]);", $"{SetKeepAliveTime} {expected});");

    [Theory]
    [InlineData("socket.SetOption(TcpOption.KeepAliveTime, [|TimeSpan.FromSeconds(120000)|]);", "socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromMilliseconds(120000));")]
    [InlineData("socket.Options.TcpKeepAliveTime = [|TimeSpan.FromSeconds(120000)|];", "socket.Options.TcpKeepAliveTime = TimeSpan.FromMilliseconds(120000);")]
    [InlineData($"{SetKeepAliveTime} [|120000|]);", "socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromMilliseconds(120000));")]
    public void With_the_library_milliseconds_become_a_time(string statement, string expected) =>
        Verify.That(WithLibrary(statement)).WithCore().Reports().And.IsFixedTo(WithLibrary(expected));

    [Theory]
    [InlineData($"{SetLinger} [|true|]);")]
    [InlineData($"{SetLinger} [|10|]);")]
    [InlineData($"{SetNoDelay} [|new byte[1]|]);")]
    [InlineData($"{SetKeepAliveTime} [|0|]);")]
    [InlineData($"{SetKeepAliveTime} [|40001|]);")]
    [InlineData("socket.Ttl = [|300|];")]
    [InlineData($"_ = [|(long){Get}!|];")]
    [InlineData($"_ = [|{Get} is bool|];")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, [|new MulticastOption(group)|]);")]
    public void What_the_author_means_is_not_guessed(string statement) =>
        Verify.That(InMethod(statement)).Reports().And.IsNotFixable();

    [Fact]
    public void Everything_of_a_kind_is_fixed_at_once()
    {
        Verify.That(InMethod($"bool on = [|(bool){Get}!|] || [|(bool){Get}!|];"))
            .Reports()
            .And.AreAllFixedTo(InMethod($"bool on = (int){Get}! != 0 || (int){Get}! != 0;"));
        Verify.That(InMethod($"{SetNoDelay} [|BitConverter.GetBytes(true)|]); {SetNoDelay} [|BitConverter.GetBytes(flag)|]);"))
            .Reports()
            .And.AreAllFixedTo(InMethod($"{SetNoDelay} BitConverter.GetBytes(1)); {SetNoDelay} BitConverter.GetBytes(flag ? 1 : 0));"));
        Verify.That(InMethod($"{SetLinger} [|false|]); {SetLinger} [|0|]);"))
            .Reports()
            .And.AreAllFixedTo(InMethod($"{SetLinger} new LingerOption(false, 0)); {SetLinger} new LingerOption(false, 0));"));
        Verify.That(InMethod($"{SetKeepAliveTime} [|120000|]); {SetKeepAliveTime} [|60000|]);"))
            .Reports()
            .And.AreAllFixedTo(InMethod($"{SetKeepAliveTime} 120); {SetKeepAliveTime} 60);"));
    }

    private static void Fixes(string statement, string expected) =>
        Verify.That(InMethod(statement)).Reports().And.IsFixedTo(InMethod(expected));

    private static string InMethod(string statement) => $$"""
        using System.Net;
        using System.Net.Sockets;
        class C
        {
            private const int Milliseconds = 120000;

            void M(Socket socket, bool flag, IPAddress group)
            {
                {{statement}}
            }
        }
        """;

    private static string WithLibrary(string statement) => $$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            void M(Socket socket)
            {
                {{statement}}
            }
        }
        """;
}
