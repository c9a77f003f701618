using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

/// <summary>What the code around a call says of systems is for <see cref="Platforms.PlatformGuardTests"/>.</summary>
public sealed class MissingOnTargetPlatformTests
{
    [Theory]
    [InlineData("Socket", "DontLinger", "Linux and macOS")]
    [InlineData("Socket", "ReuseUnicastPort", "Linux and macOS")]
    [InlineData("Socket", "UseLoopback", "Linux and macOS")]
    [InlineData("Socket", "UpdateConnectContext", "Linux and macOS")]
    [InlineData("Tcp", "Expedited", "Linux and macOS")]
    [InlineData("Tcp", "BsdUrgent", "Linux and macOS")]
    [InlineData("Udp", "NoChecksum", "Linux and macOS")]
    [InlineData("Udp", "ChecksumCoverage", "Linux and macOS")]
    public void A_name_that_a_system_has_no_option_for_is_reported(string level, string name, string systems) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, [|SocketOptionName.{name}|], 1);")
            .Reports()
            .Saying($"SocketOptionName.{name} does not exist on {systems}: the call throws SocketException there")
            .As(DiagnosticSeverity.Info);

    [Theory]
    [InlineData("Socket", "KeepAlive")]
    [InlineData("Tcp", "NoDelay")]
    [InlineData("Tcp", "FastOpen")]
    [InlineData("Tcp", "TcpKeepAliveTime")]
    [InlineData("IP", "DontFragment")]
    [InlineData("IP", "PacketInformation")]
    [InlineData("IPv6", "IPv6Only")]
    [InlineData("Socket", "ExclusiveAddressUse")]
    public void A_name_that_works_everywhere_is_not(string level, string name) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, 1);").ReportsNothing();

    [Fact]
    public void A_read_is_reported_as_well() =>
        InMethod("_ = socket.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|]);").Reports();

    [Theory]
    [InlineData("1", "15", "option 15 of level 1 is SO_REUSEPORT on Linux, and does not exist on macOS and Windows: the call throws SocketException there")]
    [InlineData("6", "18", "option 18 of level 6 is TCP_USER_TIMEOUT on Linux and TCP_FAIL_CONNECT_ON_ICMP_ERROR on Windows, and does not exist on macOS: the call throws SocketException there")]
    public void A_number_that_a_system_has_no_option_for_is_reported(string level, string number, string message) =>
        InMethod($"socket.SetRawSocketOption({level}, [|{number}|], new byte[4]);").Reports().Saying(message);

    [Theory]
    [InlineData("6", "1")]
    [InlineData("1234", "5")]
    [InlineData("level", "15")]
    public void A_number_that_exists_everywhere_or_nowhere_or_is_not_constant_is_not(string level, string number) =>
        InMethod($"socket.SetRawSocketOption({level}, {number}, new byte[4]);").ReportsNothing();

    [Theory]
    [InlineData("[|-1744830452|]", "0x9800000c")]
    [InlineData("unchecked([|(int)0x98000004|])", "0x98000004")]
    [InlineData("[|ConnectionReset|]", "0x9800000c")]
    [InlineData("[|(IOControlCode)ConnectionReset|]", "0x9800000c")]
    public void A_control_code_by_number_is_one_of_Windows(string code, string shown) =>
        InMethod($"socket.IOControl({code}, new byte[4], null);")
            .Reports()
            .Saying($"control code {shown} is Windows-only: IOControl throws PlatformNotSupportedException on Linux and macOS");

    [Fact]
    public void A_control_code_that_is_none_of_Windows_is_not_called_one() =>
        InMethod("if (OperatingSystem.IsLinux()) socket.IOControl([|0x541B|], null, new byte[4]);")
            .Reports()
            .Saying("IOControl throws PlatformNotSupportedException on Linux, whatever control code 0x0000541b is there");

    [Theory]
    [InlineData("IOControlCode.KeepAliveValues")]
    [InlineData("unchecked((int)IOControlCode.KeepAliveValues)")]
    [InlineData("IOControlCode.DataToRead")]
    [InlineData("0x4004667F")]
    [InlineData("level")]
    public void A_control_code_that_CA1416_knows_or_that_works_everywhere_is_not(string code) =>
        InMethod($"socket.IOControl({code}, new byte[4], null);").ReportsNothing();

    [Theory]
    [InlineData("catch { }")]
    [InlineData("catch (SocketException) { }")]
    [InlineData("catch (Exception e) when (e is SocketException) { }")]
    [InlineData("catch (PlatformNotSupportedException) { } finally { }")]
    public void A_call_whose_failure_is_caught_is_not(string handler) =>
        InMethod($$"""try { socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, 1); } {{handler}}""").ReportsNothing();

    [Theory]
    [InlineData("try { Set(); void Set() { CALL } } catch (SocketException) { }")]
    [InlineData("try { Run(() => { CALL }); } catch (SocketException) { }")]
    [InlineData("TryTo(() => CALL_);")]
    [InlineData("Attempt(() => { CALL });")]
    public void A_function_whose_failure_is_caught_is_not(string statements) =>
        InMethod(statements
            .Replace("CALL_", "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, 1)", StringComparison.Ordinal)
            .Replace("CALL", "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, 1);", StringComparison.Ordinal))
            .ReportsNothing();

    [Theory]
    [InlineData("try { CALL } finally { }")]
    [InlineData("Run(() => { CALL });")]
    [InlineData("try { CALL } catch (ArgumentException) { }")]
    [InlineData("try { } catch (SocketException) { CALL }")]
    [InlineData("try { Action later = () => { CALL }; } catch (SocketException) { }")]
    public void Another_handler_does_not_help(string statements) =>
        InMethod(statements.Replace(
            "CALL",
            "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], 1);",
            StringComparison.Ordinal)).Reports();

    [Fact]
    public void The_typed_API_is_left_to_the_attributes_of_its_keys() =>
        Verify.That("""
            using System.Net.Sockets;
            using Sockopt;
            class C
            {
                void M(Socket socket) => socket.SetOption(TcpOption.UserTimeout, TimeSpan.FromSeconds(5));
            }
            """).WithCore().ReportsNothing();

    private static SourceUnderTest InMethod(string statements) => Verify.That($$"""
        using System.Net.Sockets;
        class C
        {
            const int ConnectionReset = -1744830452;

            void M(Socket socket, int level)
            {
                {{statements}}
            }

            static void Run(Action action) => action();
            static void TryTo(Action action) => action();
            static void Attempt(Action action) { try { action(); } catch (SocketException) { } }
        }
        """);
}
