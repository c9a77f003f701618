using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class GetOnlyOptionTests
{
    [Theory]
    [InlineData("Type", "SO_TYPE")]
    [InlineData("Error", "SO_ERROR")]
    [InlineData("AcceptConnection", "SO_ACCEPTCONN")]
    public void A_get_only_option_is_reported_by_its_own_name(string member, string option) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.Socket, {{|SOPT1001:SocketOptionName.{member}|}}, 1);")
            .Reports()
            .Saying($"{option} is get-only: setting SocketOptionName.{member} always throws SocketException");

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("new byte[4]")]
    public void Every_overload_that_asks_the_kernel_throws_what_the_kernel_answers(string value) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.Socket, {{|SOPT1001:SocketOptionName.Type|}}, {value});")
            .Reports()
            .Saying("SO_TYPE is get-only: setting SocketOptionName.Type always throws SocketException");

    [Fact]
    public void The_overload_for_objects_throws_before_it_asks_the_kernel() =>
        InMethod("socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1001:SocketOptionName.Type|}, new object());")
            .Reports()
            .Saying("SO_TYPE is get-only: setting SocketOptionName.Type always throws ArgumentException");

    [Theory]
    [InlineData("socket.SetSocketOption(optionValue: 1, optionName: [|SocketOptionName.Type|], optionLevel: Written.Socket);")]
    [InlineData("socket?.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, ([|SocketOptionName.Type|]), 1);")]
    [InlineData("socket.SetSocketOption((SocketOptionLevel.Socket), [|SocketOptionName.Type|], 1);")]
    [InlineData("Action set = () => socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("new Derived().SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    public void However_the_call_is_written_it_is_reported(string statement) => InMethod(statement).Reports();

    [Fact]
    public void Names_may_be_imported() =>
        That("""
            using static System.Net.Sockets.SocketOptionLevel;
            using Name = System.Net.Sockets.SocketOptionName;
            class C
            {
                void M(System.Net.Sockets.Socket socket) => socket.SetSocketOption(Socket, {|SOPT1001:Name.Type|}, 1);
            }
            """).Reports();

    [Theory]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);")]
    public void What_works_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void An_option_that_is_get_only_on_some_systems_is_not_reported_by_name() =>
        InMethod("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendLowWater, 1);").ReportsNothing();

    // The pair denotes another option, or none: that is for other rules to say.
    [Theory]
    [InlineData("SocketOptionLevel.IP", "{|SOPT1003:SocketOptionName.AcceptConnection|}")]
    [InlineData("SocketOptionLevel.Tcp", "{|SOPT1004:SocketOptionName.Type|}")]
    public void A_name_at_another_level_is_not_get_only(string level, string name) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);").Reports();

    [Theory]
    [InlineData("SocketOptionLevel.Socket", "{|SOPT1001:(SocketOptionName)4104|}", "(SocketOptionName)0x1008")]
    [InlineData("SocketOptionLevel.Socket", "{|SOPT1001:(SocketOptionName)0x1007 + 1|}", "(SocketOptionName)0x1008")]
    [InlineData("(SocketOptionLevel)0xffff", "{|SOPT1001:SocketOptionName.Type|}", "SocketOptionName.Type")]
    [InlineData("SocketOptionLevel.Socket", "{|SOPT1001:Alias|}", "SocketOptionName.Type")]
    public void A_name_that_is_not_written_is_found_by_its_value(string level, string name, string written) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);")
            .Reports()
            .Saying($"SO_TYPE is get-only: setting {written} always throws SocketException");

    [Theory]
    [InlineData("SocketOptionLevel.Socket", "name")]
    [InlineData("level", "SocketOptionName.Type")]
    [InlineData("SocketOptionLevel.Socket", "socket.Connected ? SocketOptionName.Type : SocketOptionName.Debug")]
    public void A_name_that_cannot_be_seen_is_not_reported(string level, string name) =>
        InMethod($"socket.SetSocketOption({level}, {name}, 1);").ReportsNothing();

    [Theory]
    [InlineData("1, {|SOPT1001:3|}", "SO_TYPE", "option 3 of level 1 (Linux)")]
    [InlineData("1, {|SOPT1001:19|}", "SO_SNDLOWAT", "option 19 of level 1 (Linux)")]
    [InlineData("0xffff, {|SOPT1001:0x1008|}", "SO_TYPE", "option 0x1008 of level 0xffff (macOS, Windows)")]
    [InlineData("SolSocket, {|SOPT1001:SoType|}", "SO_TYPE", "option 3 of level 1 (Linux)")]
    [InlineData("Level, {|SOPT1001:(int)SocketOptionName.Type|}", "SO_TYPE", "option 0x1008 of level 0xffff (macOS, Windows)")]
    public void Raw_numbers_are_reported_with_the_systems_that_know_them(string numbers, string option, string written) =>
        InMethod($"socket.SetRawSocketOption({numbers}, new byte[4]);")
            .Reports()
            .Saying($"{option} is get-only: setting {written} always throws SocketException");

    [Fact]
    public void Raw_numbers_may_be_in_any_order() =>
        InMethod("socket.SetRawSocketOption(optionValue: new byte[4], optionName: {|SOPT1001:3|}, optionLevel: 1);").Reports();

    [Theory]
    [InlineData("1, 9")]
    [InlineData("0xffff, 0x1003")]
    [InlineData("1, 12345")]
    [InlineData("12345, 3")]
    [InlineData("1, number")]
    [InlineData("number, 3")]
    public void Raw_numbers_that_may_work_are_not_reported(string numbers) =>
        InMethod($"socket.SetRawSocketOption({numbers}, new byte[4]);").ReportsNothing();

    [Fact]
    public void A_raw_get_is_not_reported() => InMethod("socket.GetRawSocketOption(1, 3, new byte[4]);").ReportsNothing();

    [Fact]
    public void Raw_numbers_are_those_of_the_systems_that_a_test_leaves() =>
        InMethod("""
            if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(1, {|SOPT1001:3|}, new byte[4]);
            if (OperatingSystem.IsWindows()) socket.SetRawSocketOption(1, 3, new byte[4]);
            if (!OperatingSystem.IsWindows()) socket.SetRawSocketOption(0xffff, {|SOPT1001:0x1008|}, new byte[4]);
            if (!OperatingSystem.IsLinux()) return;
            socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1001:SocketOptionName.SendLowWater|}, 1);
            """)
            .Reports()
            .Saying(
                "SO_TYPE is get-only: setting option 3 of level 1 (Linux) always throws SocketException",
                "SO_TYPE is get-only: setting option 0x1008 of level 0xffff (macOS) always throws SocketException",
                "SO_SNDLOWAT is get-only: setting SocketOptionName.SendLowWater always throws SocketException");

    [Theory]
    [InlineData("setsockopt(3, 1, {|SOPT1001:3|}, ref value, 4);")]
    [InlineData("_ = setsockopt(3, SolSocket, {|SOPT1001:SoType|}, ref value, 4);")]
    public void A_native_call_fails(string statement) =>
        That(Native(statement)).Reports()
            .Saying("SO_TYPE is get-only: setting option 3 of level 1 (Linux) always fails");

    [Theory]
    [InlineData("setsockopt(3, 1, 9, ref value, 4);")]
    [InlineData("setsockopt(3, 1, value, ref value, 4);")]
    [InlineData("getsockopt(3, 1, 3, ref value, ref value);")]
    public void A_native_call_that_may_work_is_not_reported(string statement) => That(Native(statement)).ReportsNothing();

    [Theory]
    [InlineData("0xffff, {|SOPT1001:0x1008|}", "SO_TYPE", "option 0x1008 of level 0xffff")]
    public void The_core_is_called_by_the_numbers_of_the_core(string numbers, string option, string written) =>
        InMethod($"core.SetOption({numbers}, new byte[4]);")
            .Reports()
            .Saying($"{option} is get-only: setting {written} always returns an error");

    [Theory]
    [InlineData("core.SetOption(1, 3, new byte[4]);")]
    [InlineData("core.SetOption(0xffff, 8, new byte[4]);")]
    [InlineData("core.SetOption(0xffff, number, new byte[4]);")]
    [InlineData("core.GetOption(0xffff, 0x1008, new byte[4], out _);")]
    [InlineData("core.SetOption(new Sockopt.OptionKey<int>(), 1);")]
    public void What_works_on_the_core_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void A_dynamic_call_is_not_reported() =>
        InMethod("((dynamic)socket).SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);").ReportsNothing();

    [Fact]
    public void A_method_of_the_same_name_elsewhere_is_not_reported() =>
        That("""
            using System.Net.Sockets;
            class Other
            {
                void SetSocketOption(SocketOptionLevel level, SocketOptionName name, int value) { }

                void M() => SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
            }
            """).ReportsNothing();

    [Fact]
    public void Generated_code_is_left_alone() =>
        That("""
            // <auto-generated/>
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
            }
            """).ReportsNothing();

    public static TheoryData<TargetPlatform> OlderPlatforms => [TargetPlatform.Net80, TargetPlatform.Net472];

    [Theory]
    [MemberData(nameof(OlderPlatforms))]
    public void Older_platforms_are_served_too(TargetPlatform platform) =>
        That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1001:SocketOptionName.Type|}, 1);
                }
            }
            """).On(platform).Reports();

    [Fact]
    public void The_severity_can_be_configured()
    {
        const string Call = "socket.SetSocketOption(SocketOptionLevel.Socket, {0}, 1);";
        const string Name = "SocketOptionName.Type";

        InMethod(Call.Replace("{0}", $"[|{Name}|]", StringComparison.Ordinal))
            .WithEditorConfig("dotnet_diagnostic.SOPT1001.severity = error").Reports().As(DiagnosticSeverity.Error);
        InMethod(Call.Replace("{0}", Name, StringComparison.Ordinal))
            .WithEditorConfig("dotnet_diagnostic.SOPT1001.severity = none").ReportsNothing();
    }

    [Fact]
    public void A_warning_can_be_suppressed() =>
        That("""
            using System.Net.Sockets;
            class C
            {
            #pragma warning disable SOPT1001
                void M(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
            }
            """).ReportsNothing();

    private static string Native(string statement) => $$"""
        using System.Runtime.InteropServices;
        class C
        {
            const int SolSocket = 1;
            const int SoType = 3;

            [DllImport("libc")] static extern int setsockopt(int socket, int level, int name, ref int value, int length);
            [DllImport("libc")] static extern int getsockopt(int socket, int level, int name, ref int value, ref int length);

            void M(int value)
            {
                {{statement}}
            }
        }
        """;

    private static SourceUnderTest InMethod(string statement) =>
        That($$"""
            using System.Net.Sockets;
            using Written = System.Net.Sockets.SocketOptionLevel;
            class C
            {
                const SocketOptionName Alias = SocketOptionName.Type;
                const int Level = (int)SocketOptionLevel.Socket;
                const int SolSocket = 1;
                const byte SoType = 3;

                void M(Socket socket, Sockopt.KernelSocket core, SocketOptionLevel level, SocketOptionName name, int number)
                {
                    {{statement}}
                }
            }
            class Derived : Socket
            {
                public Derived() : base(SocketType.Stream, ProtocolType.Tcp) { }
            }
            """).WithCore();

    private static SourceUnderTest That(string source) => Verify.That(source)
        .For(RuleIds.GetOnlyOption, RuleIds.WrongLevelReachesOther, RuleIds.WrongLevelFails);
}
