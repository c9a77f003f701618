using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class FrameworkEnumInRawCallTests
{
    private const string NoLevel = "SocketOptionLevel.Socket is 0xffff, which is no level on Linux, where SOL_SOCKET is 1";

    [Theory]
    [InlineData("(int)SocketOptionLevel.Socket, [|(int)SocketOptionName.KeepAlive|]", NoLevel)]
    [InlineData("(int)SocketOptionLevel.Socket, [|15|]", NoLevel)]
    [InlineData("SolSocket, [|15|]", NoLevel)]
    [InlineData(
        "6, [|(int)SocketOptionName.TcpKeepAliveTime|]",
        "SocketOptionName.TcpKeepAliveTime is 3, which is TCP_CORK on Linux and no option on macOS, not TCP_KEEPIDLE")]
    [InlineData(
        "(int)SocketOptionLevel.Tcp, [|(int)SocketOptionName.TcpKeepAliveRetryCount|]",
        "SocketOptionName.TcpKeepAliveRetryCount is 16, which is TCP_THIN_LINEAR_TIMEOUTS on Linux and TCP_KEEPIDLE on macOS,"
        + " not TCP_KEEPCNT")]
    [InlineData(
        "0, [|(int)SocketOptionName.IpTimeToLive|]",
        "SocketOptionName.IpTimeToLive is 4, which is IP_OPTIONS on Linux, not IP_TTL")]
    [InlineData(
        "1, [|(int)SocketOptionName.KeepAlive|]",
        "SocketOptionName.KeepAlive is 8, which is SO_RCVBUF on Linux, not SO_KEEPALIVE")]
    [InlineData(
        "41, [|OnlyIPv6|]",
        "SocketOptionName.IPv6Only is 27, which is IPV6_JOIN_ANYCAST on Linux, not IPV6_V6ONLY")]
    public void A_member_that_is_another_number_somewhere_is_reported(string option, string message) =>
        InMethod($"socket.SetRawSocketOption({option}, bytes);").Reports().Saying(message);

    [Fact]
    public void Reading_is_judged_as_well() =>
        InMethod("socket.GetRawSocketOption((int)SocketOptionLevel.Socket, [|(int)SocketOptionName.Type|], bytes);")
            .Reports()
            .Saying(NoLevel)
            .As(DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("setsockopt(3, (int)SocketOptionLevel.Socket, [|(int)SocketOptionName.KeepAlive|], ref number, 4);")]
    [InlineData("getsockopt(3, (int)SocketOptionLevel.Socket, [|15|], ref number, ref number);")]
    [InlineData("setsockopt(3, SocketOptionLevel.Socket, [|SocketOptionName.KeepAlive|], ref number, 4);")]
    public void Native_calls_are_raw_calls(string statement) => InMethod(statement).Reports().Saying(NoLevel);

    [Theory]
    [InlineData("(int)SocketOptionLevel.Tcp, (int)SocketOptionName.NoDelay")]
    [InlineData("(int)SocketOptionLevel.Tcp, 1")]
    [InlineData("(int)SocketOptionLevel.Udp, 100")]
    [InlineData("(int)SocketOptionLevel.IP, 4000")]
    [InlineData("6, (int)SocketOptionName.NoDelay")]
    [InlineData("0xffff, (int)SocketOptionName.KeepAlive")]
    [InlineData("number, (int)SocketOptionName.KeepAlive")]
    [InlineData("(int)SocketOptionLevel.Socket, number")]
    [InlineData("1, 9")]
    // The name is none of that level, so that nobody knows what is meant.
    [InlineData("(int)SocketOptionLevel.Tcp, (int)SocketOptionName.Debug")]
    [InlineData("77, (int)SocketOptionName.KeepAlive")]
    public void What_is_right_or_not_to_be_seen_is_not_reported(string option) =>
        InMethod($"socket.SetRawSocketOption({option}, bytes);").ReportsNothing();

    [Theory]
    [InlineData("(int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive")]
    [InlineData("(int)SocketOptionLevel.Socket, (int)SocketOptionName.Linger")]
    [InlineData("(int)SocketOptionLevel.Socket, (int)SocketOptionName.ReceiveBuffer")]
    [InlineData("(int)SocketOptionLevel.Socket, (int)SocketOptionName.ReceiveTimeout")]
    [InlineData("(int)SocketOptionLevel.Socket, (int)SocketOptionName.OutOfBandInline")]
    [InlineData("(int)SocketOptionLevel.Socket, 0x200")]
    public void The_numbers_of_the_socket_level_are_those_of_the_BSDs(string option) =>
        InMethod($"socket.SetRawSocketOption({option}, bytes);")
            .WithEditorConfig("sopt_target_platforms = macos, windows, freebsd")
            .ReportsNothing();

    [Theory]
    [InlineData("(int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive")]
    [InlineData("(int)SocketOptionLevel.Tcp, (int)SocketOptionName.TcpKeepAliveTime")]
    [InlineData("(int)SocketOptionLevel.IPv6, (int)SocketOptionName.IPProtectionLevel")]
    [InlineData("(int)SocketOptionLevel.IP, (int)SocketOptionName.DontFragment")]
    public void Every_number_is_right_on_Windows(string option)
    {
        string call = $"socket.SetRawSocketOption({option}, bytes)";
        InMethod($"if (OperatingSystem.IsWindows()) {call};").ReportsNothing();
        InMethod($"if (!OperatingSystem.IsWindows()) return; {call};").ReportsNothing();
        InMethod($"if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return; {call};").ReportsNothing();
        InMethod($"if (OperatingSystem.IsWindows()) Run(() => {call});").ReportsNothing();
    }

    [Theory]
    [InlineData("if (OperatingSystem.IsMacOS()) {0}")]
    [InlineData("if (OperatingSystem.IsLinux()) return; {0}")]
    [InlineData("if (number == 1 && !OperatingSystem.IsLinux()) {0}")]
    [InlineData("if (IsOnPlatformThatHasIt()) {0}")]
    [InlineData("\n#if WINDOWS\n#else\n{0}\n#endif\n")]
    public void Where_the_number_is_right_or_that_is_not_known_nothing_is_reported(string guarded) =>
        InMethod(guarded.Replace(
            "{0}",
            "socket.SetRawSocketOption((int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive, bytes);",
            StringComparison.Ordinal))
            .ReportsNothing();

    [Theory]
    [InlineData("if (OperatingSystem.IsLinux()) {0}")]
    [InlineData("if (number == 1) {0}")]
    [InlineData("if (OperatingSystem.IsMacOS()) return; {0}")]
    public void Where_the_number_is_wrong_it_is_reported(string guarded) =>
        InMethod(guarded.Replace(
            "{0}", "socket.SetRawSocketOption((int)SocketOptionLevel.Socket, [|8|], bytes);", StringComparison.Ordinal))
            .Reports();

    [Fact]
    public void An_attribute_is_a_guard_too() =>
        That("""
            using System.Net.Sockets;
            using System.Runtime.Versioning;
            class C
            {
                [SupportedOSPlatform("windows")]
                void M(Socket socket) => socket.SetRawSocketOption(
                    (int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive, new byte[4]);
            }
            """).WithCore().ReportsNothing();

    [Fact]
    public void The_core_has_the_numbers_of_the_framework() =>
        InMethod("_ = core.SetOption((int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive, bytes);").ReportsNothing();

    [Fact]
    public void The_framework_itself_takes_its_own_members() =>
        InMethod("socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);").ReportsNothing();

    [Theory]
    [InlineData(
        "(int)SocketOptionLevel.Socket, [|(int)SocketOptionName.KeepAlive|], BitConverter.GetBytes(1)",
        "SocketOption.KeepAlive, true")]
    [InlineData(
        "(int)SocketOptionLevel.Tcp, [|(int)SocketOptionName.TcpKeepAliveTime|], BitConverter.GetBytes(60)",
        "TcpOption.KeepAliveTime, TimeSpan.FromSeconds(60)")]
    [InlineData("(int)SocketOptionLevel.Socket, [|15|], BitConverter.GetBytes(1)", "SocketOption.ReusePort, true")]
    [InlineData("1, [|(int)SocketOptionName.KeepAlive|], BitConverter.GetBytes(1)", "SocketOption.KeepAlive, true")]
    public void The_typed_option_is_the_one_that_is_meant(string arguments, string typed) =>
        InMethod($"socket.SetRawSocketOption({arguments});")
            .Reports()
            .And.IsFixedTo(Source($"socket.SetOption({typed});"));

    // 8 is SO_RCVBUF to an author who has Linux in mind, and SO_KEEPALIVE to all others.
    [Fact]
    public void A_number_that_may_mean_two_options_is_not_fixed() =>
        InMethod("socket.SetRawSocketOption((int)SocketOptionLevel.Socket, [|8|], BitConverter.GetBytes(1));")
            .Reports()
            .And.IsNotFixable();

    [Theory]
    [InlineData(
        "socket.SetRawSocketOption((int)SocketOptionLevel.Socket, [|KeepAlive|], BitConverter.GetBytes(1));",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);")]
    [InlineData(
        "socket.SetRawSocketOption((int)SocketOptionLevel.Socket, [|SendBuffer|], BitConverter.GetBytes(4096));",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, 4096);")]
    public void Without_the_library_the_fix_writes_the_frameworks_names(string before, string after) =>
        That(Framework(before)).Reports().And.IsFixedTo(Framework(after));

    // The framework sets another option besides, or has no name.
    [Theory]
    [InlineData("(int)SocketOptionLevel.Socket, [|(int)SocketOptionName.ReuseAddress|]")]
    [InlineData("(int)SocketOptionLevel.Socket, [|15|]")]
    public void Without_the_library_what_the_framework_does_otherwise_stays(string option) =>
        That(Framework($"socket.SetRawSocketOption({option}, BitConverter.GetBytes(1));")).Reports().And.IsNotFixable();

    [Fact]
    public void All_are_fixed_at_once() =>
        InMethod("""
            socket.SetRawSocketOption(SolSocket, [|(int)SocketOptionName.KeepAlive|], BitConverter.GetBytes(1));
                    socket.SetRawSocketOption(6, [|(int)SocketOptionName.TcpKeepAliveTime|], BitConverter.GetBytes(60));
            """)
            .Reports()
            .And.AreAllFixedTo(Source("""
            socket.SetOption(SocketOption.KeepAlive, true);
                    socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(60));
            """));

    private static string Framework(string statement) => $$"""
        using System.Net.Sockets;
        class C
        {
            const int KeepAlive = (int)SocketOptionName.KeepAlive;
            const int SendBuffer = (int)SocketOptionName.SendBuffer;

            void M(Socket socket)
            {
                {{statement}}
            }
        }
        """;

    [Theory]
    [InlineData("ws2_32.dll", "SocketOptionName.ReuseAddress")]
    [InlineData("Ws2_32", "SocketOptionName.ReuseAddress")]
    [InlineData("libSystem.dylib", "SocketOptionName.ReuseAddress")]
    [InlineData("libc", "{|SOPT1007:SocketOptionName.ReuseAddress|}")]
    [InlineData("native", "{|SOPT1007:SocketOptionName.ReuseAddress|}")]
    public void The_library_of_a_native_call_tells_the_system(string library, string name) =>
        That($$"""
            using System.Net.Sockets;
            using System.Runtime.InteropServices;
            class C
            {
                [DllImport("{{library}}")]
                static extern int setsockopt(nint socket, SocketOptionLevel level, SocketOptionName name, ref int value, int length);

                static int Set(Socket socket, int value) =>
                    setsockopt(socket.Handle, SocketOptionLevel.Socket, {{name}}, ref value, sizeof(int));
            }
            """).ReportsWhatIsMarked();

    private static SourceUnderTest InMethod(string statement) => That(Source(statement)).WithCore();

    private static string Source(string statement) => $$"""
        using System.Net.Sockets;
        using System.Runtime.InteropServices;
        using Sockopt;
        class C
        {
            const int SolSocket = (int)SocketOptionLevel.Socket;
            const int OnlyIPv6 = (int)SocketOptionName.IPv6Only;

            [DllImport("libc")]
            static extern int setsockopt(int fd, int level, int name, ref int value, int length);

            [DllImport("libc")]
            static extern int setsockopt(int fd, SocketOptionLevel level, SocketOptionName name, ref int value, int length);

            [DllImport("libc")]
            static extern int getsockopt(int fd, int level, int name, ref int value, ref int length);

            static bool IsOnPlatformThatHasIt() => true;

            static void Run(Action action) => action();

            void M(Socket socket, KernelSocket core, int number, byte[] bytes)
            {
                {{statement}}
            }
        }
        """;

    private static SourceUnderTest That(string source) => Verify.That(source).For(RuleIds.FrameworkEnumInRawCall);
}
