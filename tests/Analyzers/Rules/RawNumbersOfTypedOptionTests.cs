using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class RawNumbersOfTypedOptionTests
{
    private const string UserTimeout =
        "option 18 of level 6 is TCP_USER_TIMEOUT on Linux: TcpOption.UserTimeout sets it by name, with a TimeSpan";

    [Theory]
    [InlineData("if (OperatingSystem.IsLinux()) {0}")]
    [InlineData("if (!OperatingSystem.IsLinux()) return; {0}")]
    [InlineData("if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) {0}")]
    [InlineData("if (OperatingSystem.IsLinux()) Run(() => {0});")]
    [InlineData("Action set = OperatingSystem.IsLinux() ? () => {0} : () => { };")]
    public void Raw_numbers_behind_a_test_are_reported(string guarded)
    {
        string call = guarded.Contains("=>", StringComparison.Ordinal)
            ? "socket.SetRawSocketOption(6, [|18|], bytes)"
            : "socket.SetRawSocketOption(6, [|18|], bytes);";
        InMethod(guarded.Replace("{0}", call, StringComparison.Ordinal))
            .Reports().Saying(UserTimeout).As(DiagnosticSeverity.Info);
    }

    [Theory]
    [InlineData("linux", "socket.SetRawSocketOption(6, [|18|], bytes);", UserTimeout)]
    [InlineData("linux", "socket.SetRawSocketOption(Tcp, [|UserTimeout|], bytes);", UserTimeout)]
    [InlineData("linux", "socket.SetRawSocketOption(Tcp, [|(int)Options.UserTimeout|], bytes);", UserTimeout)]
    [InlineData("linux", "socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, [|18|], bytes);", UserTimeout)]
    [InlineData("linux", "setsockopt(number, 6, [|18|], ref number, 4);", UserTimeout)]
    [InlineData(
        "linux",
        "getsockopt(number, 6, [|18|], ref number, ref number);",
        "option 18 of level 6 is TCP_USER_TIMEOUT on Linux: TcpOption.UserTimeout reads it by name, as a TimeSpan")]
    [InlineData(
        "macos",
        "socket.SetRawSocketOption(0xffff, [|0x200|], bytes);",
        "option 0x200 of level 0xffff is SO_REUSEPORT on macOS: SocketOption.ReusePort sets it by name, with a bool")]
    [InlineData(
        "windows",
        "socket.GetRawSocketOption(6, [|1|], bytes);",
        "option 1 of level 6 is TCP_NODELAY on Windows: TcpOption.NoDelay reads it by name, as a bool")]
    [InlineData(
        "linux",
        "socket.SetRawSocketOption(6, [|13|], bytes);",
        "option 13 of level 6 is TCP_CONGESTION on Linux: TcpOption.CongestionControl sets it by name, with a string")]
    // One number, and two options: one to set and one to read.
    [InlineData(
        "linux",
        "socket.SetRawSocketOption(1, [|26|], bytes);",
        "option 26 of level 1 is SO_ATTACH_FILTER on Linux: SocketOption.AttachFilter sets it by name, with a byte[]")]
    public void Where_one_system_is_targeted_raw_numbers_are_reported(string platforms, string statement, string message) =>
        InMethod(statement).WithEditorConfig($"sopt_target_platforms = {platforms}").Reports().Saying(message);

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, 18, bytes);")]
    [InlineData("if (OperatingSystem.IsWindows()) return; socket.SetRawSocketOption(6, 18, bytes);")]
    [InlineData("if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) socket.SetRawSocketOption(6, 1, bytes);")]
    [InlineData("if (OperatingSystem.IsLinux() && IsOnOldPlatform()) { } else socket.SetRawSocketOption(6, 1, bytes);")]
    [InlineData("setsockopt(number, 6, 18, ref number, 4);")]
    public void Where_several_systems_are_possible_nothing_is_reported(string statement) => InMethod(statement).ReportsNothing();

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, number, bytes);")]
    [InlineData("socket.SetRawSocketOption(number, 18, bytes);")]
    [InlineData("socket.SetRawSocketOption(6, 12345, bytes);")]
    [InlineData("socket.SetRawSocketOption(12345, 18, bytes);")]
    [InlineData("socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, (int)SocketOptionName.NoDelay, bytes);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);")]
    [InlineData("socket.SetOption(TcpOption.NoDelay, true);")]
    [InlineData("_ = core.SetOption(0xffff, 8, bytes);")]
    public void What_names_its_option_or_cannot_be_seen_is_not_reported(string statement) =>
        InMethod(statement).WithEditorConfig("sopt_target_platforms = linux").ReportsNothing();

    [Fact]
    public void An_attribute_is_a_guard_too() =>
        That("""
            using System.Net.Sockets;
            using System.Runtime.Versioning;
            [SupportedOSPlatform("linux")]
            class C
            {
                void M(Socket socket, byte[] bytes) => socket.SetRawSocketOption(6, [|18|], bytes);
            }
            """).WithCore().Reports().Saying(UserTimeout);

    [Fact]
    public void Conditional_code_is_not_for_fewer_systems_than_one() =>
        InMethod("\n#if WINDOWS\n#else\nsocket.SetRawSocketOption(6, [|18|], bytes);\n#endif\n")
            .WithEditorConfig("sopt_target_platforms = linux")
            .Reports();

    [Fact]
    public void Without_the_library_the_framework_may_have_a_name() =>
        WithoutLibrary("socket.SetRawSocketOption(1, [|9|], BitConverter.GetBytes(1));")
            .Reports()
            .Saying("option 9 of level 1 is SO_KEEPALIVE on Linux:"
                + " SocketOptionName.KeepAlive at SocketOptionLevel.Socket sets it by name");

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, 18, bytes);")]
    [InlineData("socket.SetRawSocketOption(1, 2, bytes);")]
    [InlineData("socket.SetRawSocketOption(1, 15, bytes);")]
    public void Without_the_library_what_the_framework_cannot_name_is_not_reported(string statement) =>
        WithoutLibrary(statement).ReportsNothing();

    [Theory]
    [InlineData(
        "socket.SetRawSocketOption(1, [|9|], BitConverter.GetBytes(1));",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);")]
    [InlineData(
        "socket.SetRawSocketOption(6, [|4|], BitConverter.GetBytes(number));",
        "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, number);")]
    [InlineData(
        "socket?.SetRawSocketOption(optionName: [|2|], optionLevel: 0, optionValue: new byte[] { 9, 0, 0, 0 });",
        "socket?.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 9);")]
    [InlineData(
        "byte[] on = BitConverter.GetBytes(number);\n        socket.SetRawSocketOption(6, [|1|], on);",
        "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, number != 0);")]
    public void Without_the_library_the_fix_writes_the_frameworks_names(string before, string after) =>
        WithoutLibrary(before).Reports().And.IsFixedTo(Framework(after));

    [Theory]
    [InlineData("socket.SetRawSocketOption(1, [|9|], bytes);")]
    [InlineData("socket.SetRawSocketOption(1, [|20|], new byte[16]);")]
    [InlineData("socket.SetRawSocketOption(1, [|9|], BitConverter.GetBytes(1L));")]
    [InlineData("socket.GetRawSocketOption(1, [|9|], bytes);")]
    public void Without_the_library_what_is_not_certain_stays(string statement) =>
        WithoutLibrary(statement).Reports().And.IsNotFixable();

    [Fact]
    public void Without_the_library_all_are_fixed_at_once() =>
        WithoutLibrary("""
            socket.SetRawSocketOption(1, [|9|], BitConverter.GetBytes(1));
                    socket.SetRawSocketOption(6, [|1|], BitConverter.GetBytes(0));
            """)
            .Reports()
            .And.AreAllFixedTo(Framework("""
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                    socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, false);
            """));

    private static SourceUnderTest InMethod(string statement) => That($$"""
        using System.Net.Sockets;
        using System.Runtime.InteropServices;
        using Sockopt;
        enum Options { UserTimeout = 18 }
        class C
        {
            const int Tcp = 6;
            const int UserTimeout = 18;

            [DllImport("libc")]
            static extern int setsockopt(int fd, int level, int name, ref int value, int length);

            [DllImport("libc")]
            static extern int getsockopt(int fd, int level, int name, ref int value, ref int length);

            static bool IsOnOldPlatform() => true;

            static void Run(Action action) => action();

            void M(Socket socket, KernelSocket core, int number, byte[] bytes)
            {
                {{statement}}
            }
        }
        """).WithCore();

    private static SourceUnderTest WithoutLibrary(string statement) =>
        That(Framework(statement)).WithEditorConfig("sopt_target_platforms = linux");

    private static string Framework(string statement) => $$"""
        using System.Net.Sockets;
        class C
        {
            void M(Socket socket, int number, byte[] bytes)
            {
                {{statement}}
            }
        }
        """;

    private static SourceUnderTest That(string source) => Verify.That(source).For(RuleIds.RawNumbersOfTypedOption);
}
