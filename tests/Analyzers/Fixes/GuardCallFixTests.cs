using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class GuardCallFixTests
{
    private const string Call = "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], true);";
    private const string Fixed = "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);";

    [Fact]
    public void A_statement_is_made_on_the_systems_that_have_the_option() =>
        Becomes(
            $"""
            // Close hard.
            {Call} // As before.
            socket.Close();
            """,
            $$"""
            // Close hard.
            if (OperatingSystem.IsWindows())
            {
                {{Fixed}}
            } // As before.
            socket.Close();
            """);

    [Fact]
    public void A_call_on_several_lines_is_moved_whole() =>
        Becomes(
            """
            socket?.SetRawSocketOption(
                1, [|15|],
                BitConverter.GetBytes(1));
            """,
            """
            if (OperatingSystem.IsLinux())
            {
                socket?.SetRawSocketOption(
                    1, 15,
                    BitConverter.GetBytes(1));
            }
            """);

    [Fact]
    public void A_statement_that_shares_its_line_stays_on_it() =>
        Becomes(
            $$"""if (flag) { {{Call}} }""",
            $$"""if (flag) { if (OperatingSystem.IsWindows()) { {{Fixed}} } }""");

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, [|18|], new byte[4]);")]
    [InlineData("if (!OperatingSystem.IsWindows()) socket.IOControl([|-1744830452|], new byte[4], null);")]
    [InlineData("socket.IOControl([|0x541B|], null, new byte[4]);")]
    public void Where_it_is_unclear_which_system_is_meant_there_is_no_fix(string call) =>
        Verify.That(Source(call)).Reports().And.IsNotFixable();

    [Fact]
    public void Several_systems_are_several_tests() =>
        Verify.That(Source("socket.SetRawSocketOption(0xffff, [|0x1001|], new byte[4]);"))
            .WithEditorConfig("sopt_target_platforms = linux, macos, windows")
            .Reports()
            .And.IsFixedTo(Source("""
                if (OperatingSystem.IsMacOS() || OperatingSystem.IsWindows())
                {
                    socket.SetRawSocketOption(0xffff, 0x1001, new byte[4]);
                }
                """));

    [Theory]
    [InlineData("int length = socket.IOControl([|-1744830452|], null, null);")]
    [InlineData("Action later = () => socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], true);")]
    [InlineData("if (flag) socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], true);")]
    [InlineData("Use(() => socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], true));")]
    [InlineData("socket.SetSocketOption(\n#if X\n#endif\nSocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], true);")]
    public void What_is_not_a_statement_of_its_own_is_left_alone(string statement) =>
        Verify.That(Source(statement)).Reports().And.IsNotFixable();

    [Fact]
    public void A_hidden_name_is_written_in_full() =>
        Verify.That(Source(Call, "int OperatingSystem() => 0;"))
            .Reports()
            .And.IsFixedTo(Source(
                $$"""
                if (global::System.OperatingSystem.IsWindows())
                {
                    {{Fixed}}
                }
                """,
                "int OperatingSystem() => 0;"));

    [Fact]
    public void All_of_a_document_are_fixed_at_once() =>
        Verify.That(Source($"{Call}\nsocket.Close();\n{Call}"))
            .Reports()
            .And.AreAllFixedTo(Source($$"""
                if (OperatingSystem.IsWindows())
                {
                    {{Fixed}}
                }
                socket.Close();
                if (OperatingSystem.IsWindows())
                {
                    {{Fixed}}
                }
                """));

    private static void Becomes(string statements, string expected) =>
        Verify.That(Source(statements)).Reports().And.IsFixedTo(Source(expected));

    private static string Source(string statements, string members = "") => $$"""
        using System;
        using System.Net.Sockets;
        class C
        {
            {{members}}
            void Use(Action action) { }

            void M(Socket socket, bool flag)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
