using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class SetOnlyOptionTests
{
    [Theory]
    [InlineData("AddMembership", "IP_ADD_MEMBERSHIP")]
    [InlineData("DropMembership", "IP_DROP_MEMBERSHIP")]
    [InlineData("AddSourceMembership", "IP_ADD_SOURCE_MEMBERSHIP")]
    [InlineData("DropSourceMembership", "IP_DROP_SOURCE_MEMBERSHIP")]
    [InlineData("BlockSource", "IP_BLOCK_SOURCE")]
    [InlineData("UnblockSource", "IP_UNBLOCK_SOURCE")]
    public void A_set_only_option_is_reported_by_its_own_name(string member, string option) =>
        InMethod($"var joined = socket.GetSocketOption(SocketOptionLevel.IP, {{|SOPT1002:SocketOptionName.{member}|}});")
            .Reports()
            .As(DiagnosticSeverity.Warning)
            .Saying($"{option} is set-only: reading SocketOptionName.{member} always throws SocketException");

    [Theory]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|], new byte[8]);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|], 8);")]
    [InlineData("socket?.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|]);")]
    [InlineData("socket.GetSocketOption(optionName: [|SocketOptionName.AddMembership|], optionLevel: SocketOptionLevel.IP);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, [|Join|]);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, [|(SocketOptionName)12|]);")]
    [InlineData("Func<object> get = () => socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|]);")]
    public void However_the_call_is_written_it_is_reported(string statement) => InMethod(statement).Reports();

    [Theory]
    [InlineData("0, {|SOPT1002:35|}", "IP_ADD_MEMBERSHIP", "option 35 of level 0 (Linux)")]
    [InlineData("0, {|SOPT1002:13|}", "IP_DROP_MEMBERSHIP", "option 13 of level 0 (macOS, Windows)", "macos, windows")]
    [InlineData("1, {|SOPT1002:33|}", "SO_RCVBUFFORCE", "option 33 of level 1 (Linux)")]
    public void Raw_numbers_are_reported_with_the_systems_that_know_them(
        string numbers, string option, string written, string targets = "linux, macos, windows") =>
        InMethod($"socket.GetRawSocketOption({numbers}, new byte[8]);")
            .WithEditorConfig($"sopt_target_platforms = {targets}")
            .Reports()
            .Saying($"{option} is set-only: reading {written} always throws SocketException");

    // Number 26 of Linux is SO_ATTACH_FILTER to set, and SO_GET_FILTER to get.
    [Theory]
    [InlineData("1, 26")]
    [InlineData("1, 9")]
    [InlineData("1, 12345")]
    [InlineData("0, number")]
    public void Raw_numbers_that_may_work_are_not_reported(string numbers) =>
        InMethod($"socket.GetRawSocketOption({numbers}, new byte[8]);").ReportsNothing();

    [Fact]
    public void Raw_numbers_are_those_of_the_systems_that_a_test_leaves() =>
        InMethod("""
            if (OperatingSystem.IsWindows()) socket.GetRawSocketOption(0, 35, new byte[8]);
            if (!OperatingSystem.IsLinux()) return;
            socket.GetRawSocketOption(0, {|SOPT1002:35|}, new byte[8]);
            """).Reports();

    [Fact]
    public void A_native_call_fails() =>
        That(Native("var error = getsockopt(3, 0, {|SOPT1002:35|}, out value, ref length);"))
            .Reports()
            .Saying("IP_ADD_MEMBERSHIP is set-only: reading option 35 of level 0 (Linux) always fails");

    [Theory]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(address));")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, name);")]
    public void What_works_or_cannot_be_seen_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    // The pair denotes another option, or none: that is for other rules to say.
    [Fact]
    public void A_name_at_another_level_is_not_set_only() =>
        InMethod("socket.GetSocketOption(SocketOptionLevel.Tcp, {|SOPT1003:SocketOptionName.AddMembership|});").Reports();

    [Fact]
    public void A_typed_call_is_left_to_the_compiler() =>
        InMethod("_ = socket.GetOption(Sockopt.IPOption.AddMembership);").WithCore().Malformed().ReportsNothing();

    [Fact]
    public void A_read_whose_result_nobody_uses_is_removed() =>
        InMethod("socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|]);")
            .Reports()
            .And.IsFixedTo(Method(""));

    [Theory]
    [InlineData("var joined = socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|]);")]
    [InlineData("Console.WriteLine(socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|]));")]
    public void A_read_whose_result_is_used_stays(string statement) => InMethod(statement).Reports().And.IsNotFixable();

    [Theory]
    [InlineData("getsockopt(3, 0, [|35|], out _, ref length);")]
    [InlineData("_ = getsockopt(3, 0, [|35|], out _, ref length);")]
    public void A_native_read_that_assigns_nothing_is_removed(string statement) =>
        That(Native(statement)).Reports().And.IsFixedTo(Native(""));

    [Theory]
    [InlineData("getsockopt(3, 0, [|35|], out value, ref length);")]
    [InlineData("getsockopt(3, 0, [|35|], out int other, ref length);")]
    public void A_native_read_that_assigns_stays(string statement) => That(Native(statement)).Reports().And.IsNotFixable();

    [Fact]
    public void All_of_a_document_are_removed_at_once() =>
        InMethod("""
            socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.AddMembership|]);
            socket.GetSocketOption(SocketOptionLevel.IP, [|SocketOptionName.BlockSource|], new byte[12]);
            """)
            .Reports()
            .And.AreAllFixedTo(Method(""));

    private static string Native(string statement) => $$"""
        using System.Runtime.InteropServices;
        class C
        {
            [DllImport("libc")] static extern int getsockopt(int socket, int level, int name, out int value, ref int length);

            void M(int value, int length)
            {
        {{(statement.Length == 0 ? "" : $"        {statement}\n")}}    }
        }
        """;

    private static SourceUnderTest InMethod(string statements) => That(Method(statements));

    private static string Method(string statements) => $$"""
        using System.Net;
        using System.Net.Sockets;
        class C
        {
            const SocketOptionName Join = SocketOptionName.AddMembership;

            void M(Socket socket, IPAddress address, SocketOptionName name, int number)
            {
        {{Indent(statements)}}    }
        }
        """;

    private static string Indent(string statements) =>
        string.Concat(statements.Split('\n').Where(static line => line.Length > 0).Select(static line => $"        {line}\n"));

    private static SourceUnderTest That(string source) => Verify.That(source).For(RuleIds.SetOnlyOption, RuleIds.WrongLevelReachesOther);
}
