using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class CastNativeNumberTests
{
    private const string Socket15 = "(Socket, (SocketOptionName)15)";
    private const string Known = "where the framework accepts only its own members";

    [Theory]
    [InlineData("SocketOptionLevel.Socket", "(SocketOptionName)15", Socket15, "SO_REUSEPORT on Linux")]
    [InlineData(
        "SocketOptionLevel.Socket", "(SocketOptionName)0x0200", "(Socket, (SocketOptionName)0x200)", "SO_REUSEPORT on macOS")]
    [InlineData("SocketOptionLevel.Tcp", "(SocketOptionName)18", "(Tcp, (SocketOptionName)18)", "TCP_USER_TIMEOUT on Linux")]
    [InlineData(
        "SocketOptionLevel.Tcp", "(SocketOptionName)4", "(Tcp, (SocketOptionName)4)",
        "TCP_KEEPIDLE on Linux and TCP_NOPUSH on macOS")]
    [InlineData("SocketOptionLevel.Udp", "(SocketOptionName)4000", "(Udp, (SocketOptionName)0xfa0)", "")]
    [InlineData("SocketOptionLevel.Socket", "Native", Socket15, "SO_REUSEPORT on Linux")]
    [InlineData("SocketOptionLevel.Socket", "(SocketOptionName)NativeNumber", Socket15, "SO_REUSEPORT on Linux")]
    [InlineData(
        "(SocketOptionLevel)1", "(SocketOptionName)15", "((SocketOptionLevel)1, (SocketOptionName)15)", "SO_REUSEPORT on Linux")]
    [InlineData("(SocketOptionLevel)1", "SocketOptionName.ReuseAddress", "((SocketOptionLevel)1, ReuseAddress)", "")]
    [InlineData(
        "(SocketOptionLevel)282", "(SocketOptionName)1", "((SocketOptionLevel)0x11a, (SocketOptionName)1)", "TLS_TX on Linux")]
    public void A_number_that_is_no_member_fails_on_Unix(string level, string name, string pair, string native) =>
        InMethod($"socket.SetSocketOption({level}, [|{name}|], 1);")
            .Reports()
            .As(DiagnosticSeverity.Info)
            .Saying($"{pair} fails on Linux and macOS, {Known}" + (native.Length > 0 ? $"; natively it is {native}" : ""));

    [Fact]
    public void A_get_fails_too() =>
        InMethod("socket.GetSocketOption(SocketOptionLevel.Socket, {|SOPT1009:(SocketOptionName)15|});").Reports();

    [Theory]
    [InlineData("SocketOptionLevel.Socket", "(SocketOptionName)4")]
    [InlineData("SocketOptionLevel.Tcp", "(SocketOptionName)3")]
    [InlineData("SocketOptionLevel.IPv6", "(SocketOptionName)27")]
    [InlineData("(SocketOptionLevel)6", "(SocketOptionName)1")]
    [InlineData("(SocketOptionLevel)41", "SocketOptionName.IPv6Only")]
    [InlineData("SocketOptionLevel.Socket", "(SocketOptionName)number")]
    [InlineData("(SocketOptionLevel)number", "(SocketOptionName)15")]
    public void A_number_that_is_a_member_or_cannot_be_seen_is_not_reported(string level, string name) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);").ReportsNothing();

    [Fact]
    public void Windows_takes_numbers_as_they_are() =>
        InMethod("""
            if (OperatingSystem.IsWindows()) socket.SetSocketOption(SocketOptionLevel.Tcp, (SocketOptionName)18, 1);
            if (OperatingSystem.IsLinux()) socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1009:(SocketOptionName)18|}, 1);
            if (!OperatingSystem.IsWindows()) return;
            Action set = () => socket.SetSocketOption((SocketOptionLevel)6, (SocketOptionName)18, 1);
            """)
            .Reports()
            .Saying($"(Tcp, (SocketOptionName)18) fails on Linux, {Known}; natively it is TCP_USER_TIMEOUT on Linux");

    [Fact]
    public void A_project_for_Windows_may_cast() =>
        InMethod("socket.SetSocketOption(SocketOptionLevel.Tcp, (SocketOptionName)18, 1);")
            .WithEditorConfig("sopt_target_platforms = windows").ReportsNothing();

    [Fact]
    public void Older_frameworks_run_on_Windows() =>
        InMethod("socket.SetSocketOption(SocketOptionLevel.Tcp, (SocketOptionName)18, 1);")
            .On(TargetPlatform.Net472).ReportsNothing();

    [Fact]
    public void Behind_a_test_that_cannot_be_understood_nothing_is_reported() =>
        InMethod("if (s_isPlatformOld) socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)15, 1);")
            .ReportsNothing();

    [Fact]
    public void Code_for_one_system_by_a_symbol_is_not_reported() =>
        InMethod("""
            #if !LINUX
                    socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)15, 1);
            #endif
            """).ReportsNothing();

    private static SourceUnderTest InMethod(string statements) =>
        Verify.That($$"""
            using System;
            using System.Net.Sockets;
            class C
            {
                const SocketOptionName Native = (SocketOptionName)15;
                const int NativeNumber = 15;
                static bool s_isPlatformOld;

                void M(Socket socket, int number)
                {
            {{statements}}
                }
            }
            """);
}
