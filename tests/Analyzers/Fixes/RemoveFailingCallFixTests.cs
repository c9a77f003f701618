using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class RemoveFailingCallFixTests
{
    private const string Name = "[|SocketOptionName.Type|]";
    private const string Call = $"socket.SetSocketOption(SocketOptionLevel.Socket, {Name}, 1);";

    [Fact]
    public void A_statement_goes_with_its_line() =>
        Removes(
            $"""
            socket.NoDelay = true;
            {Call}
            socket.Listen();
            """,
            """
            socket.NoDelay = true;
            socket.Listen();
            """);

    [Theory]
    [InlineData("socket?.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("this._socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], _value);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], new byte[4]);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], new byte[] { 1, 0, 0, 0 });")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], BitConverter.GetBytes(1));")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], optionValue: (object)1);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], new byte[4]);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], bytes);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], [1, 0, 0, 0]);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], stackalloc byte[4]);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], stackalloc byte[] { 1, 0, 0, 0 });")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], stackalloc[] { (byte)1, (byte)0 });")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], \"reno\"u8);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], default);")]
    [InlineData("core.SetOption(0xffff, [|0x1008|], bytes);")]
    [InlineData("_ = core.SetOption(0xffff, [|0x1008|], bytes);")]
    [InlineData("_ = core?.SetOption(0xffff, [|0x1008|], bytes);")]
    public void A_call_that_does_nothing_else_is_removed(string call) => Removes(call, "");

    [Theory]
    [InlineData("Make().SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("new TcpClient().Client.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("Property.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("Property?.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("(socket = Make()).SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], _value++);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], new byte[_value]);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], new byte[] { Next() });")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], BitConverter.GetBytes(+Next()));")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], [1, Next()]);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], [.. bytes]);")]
    [InlineData("socket.SetRawSocketOption(1, [|3|], stackalloc byte[Next()]);")]
    [InlineData("try { socket.SetRawSocketOption(1, [|3|], bytes); } catch (SocketException) { Next(); }")]
    public void A_call_that_may_do_something_else_stays(string call) => Stays(call);

    [Theory]
    [InlineData("var error = core.SetOption(0xffff, [|0x1008|], bytes);")]
    [InlineData("_error = core.SetOption(0xffff, [|0x1008|], bytes);")]
    [InlineData("if (core.SetOption(0xffff, [|0x1008|], bytes) != Sockopt.Errno.Success) return;")]
    [InlineData("Console.WriteLine(core.SetOption(0xffff, [|0x1008|], bytes));")]
    [InlineData("core.SetOption(0xffff, [|0x1008|], bytes).ToString();")]
    public void A_call_whose_result_is_used_stays(string call) => Stays(call);

    [Theory]
    [InlineData("Action set = () => socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("void Set() => socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);")]
    [InlineData("for (socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1); ; ) { }")]
    [InlineData("again: socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1); goto again;")]
    public void A_call_that_something_is_built_around_stays(string call) => Stays(call);

    [Theory]
    [InlineData("if (_value > 0) ", "")]
    [InlineData("if (_value > 0) ", " else socket.Close();")]
    [InlineData("if (_value > 0) socket.Close(); else ", "")]
    [InlineData("while (_value > 0) ", "")]
    [InlineData("for (; _value > 0; ) ", "")]
    [InlineData("foreach (var b in new byte[1]) ", "")]
    [InlineData("using (socket) ", "")]
    [InlineData("lock (socket) ", "")]
    public void An_embedded_statement_leaves_an_empty_block(string before, string after) =>
        Removes($"{before}{Call}{after}", $"{before}{{ }}{after}");

    [Fact]
    public void A_switch_section_keeps_its_other_statements() =>
        Removes(
            $$"""
            switch (_value)
            {
                case 1:
                    {{Call}}
                    break;
            }
            """,
            """
            switch (_value)
            {
                case 1:
                    break;
            }
            """);

    [Theory]
    [InlineData("socket.Listen(); " + Call, "socket.Listen();")]
    [InlineData(Call + " socket.Listen();", "socket.Listen();")]
    [InlineData("socket.Listen(); " + Call + " socket.Close();", "socket.Listen(); socket.Close();")]
    [InlineData("socket.Listen(); " + Call + " // then wait", "socket.Listen(); // then wait")]
    [InlineData("if (_value > 0) { " + Call + " }", "if (_value > 0) { }")]
    [InlineData("/* first */ " + Call, "/* first */")]
    public void What_shares_its_line_stays(string statements, string expected) => Removes(statements, expected);

    [Fact]
    public void Its_own_comments_go_with_it() =>
        Removes(
            $"""
            socket.NoDelay = true;

            // Make sure that it is
            /* a stream. */
            {Call} // It is.

            socket.Listen();
            """,
            """
            socket.NoDelay = true;

            socket.Listen();
            """);

    [Fact]
    public void A_comment_above_several_statements_stays() =>
        Removes(
            $"""
            // Get ready.
            {Call}
            socket.Listen();
            """,
            """
            // Get ready.
            socket.Listen();
            """);

    [Fact]
    public void The_comments_of_neighbours_stay() =>
        Removes(
            $"""
            // No delay.
            socket.NoDelay = true; // None.

            // A chapter of its own.

            {Call}
            // Listen.
            socket.Listen();
            """,
            """
            // No delay.
            socket.NoDelay = true; // None.

            // A chapter of its own.

            // Listen.
            socket.Listen();
            """);

    [Fact]
    public void The_last_paragraph_takes_the_blank_line_before_it() =>
        Removes(
            $"""
            socket.NoDelay = true;

            {Call}
            """,
            "socket.NoDelay = true;");

    [Fact]
    public void Directives_around_it_stay() =>
        Removes(
            $"""
            #region Type
            #if !NEVER
            {Call}
            #endif
            #endregion
            #pragma warning disable CS0618
            socket.Listen();
            """,
            """
            #region Type
            #if !NEVER
            #endif
            #endregion
            #pragma warning disable CS0618
            socket.Listen();
            """);

    [Fact]
    public void With_a_directive_inside_it_stays() =>
        Stays("""
            socket.SetSocketOption(
                SocketOptionLevel.Socket,
                [|SocketOptionName.Type|],
            #if NEVER
                2);
            #else
                1);
            #endif
            """);

    [Fact]
    public void A_call_on_several_lines_goes_whole() =>
        Removes(
            """
            socket.SetSocketOption(
                SocketOptionLevel.Socket,
                [|SocketOptionName.Type|], // the type
                1);
            socket.Listen();
            """,
            "socket.Listen();");

    [Fact]
    public void A_top_level_program_keeps_the_rest() =>
        That($"""
            using System.Net.Sockets;

            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {Call}
            """)
            .AsProgram()
            .Reports()
            .And.IsFixedTo("""
            using System.Net.Sockets;

            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);

            """);

    [Fact]
    public void A_program_that_would_be_left_without_a_statement_stays() =>
        That("""
            using System.Net.Sockets;

            Sockets.First.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);
            Sockets.First.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Error|], 1);

            static class Sockets
            {
                public static readonly Socket First = new(SocketType.Stream, ProtocolType.Tcp);
            }
            """).AsProgram().Reports().And.IsNotFixable();

    [Fact]
    public void All_of_a_document_are_removed_at_once() =>
        Method($"""
            // Everything that cannot be set.
            {Call}
            socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Error|], 1);

            socket.SetRawSocketOption(1, [|3|], new byte[4]);

            // And again.
            socket.SetRawSocketOption(1, [|4|], new byte[4]);

            socket.SetRawSocketOption(1, [|30|], Property.AddressFamily == 0 ? bytes : default);
            if (_value > 0) {Call}
            """)
            .Reports()
            .And.AreAllFixedTo(Body("""
            // Everything that cannot be set.

            socket.SetRawSocketOption(1, [|30|], Property.AddressFamily == 0 ? bytes : default);
            if (_value > 0) { }
            """));

    [Fact]
    public void A_file_with_other_line_ends_keeps_them() =>
        That(Body($"socket.NoDelay = true;\n{Call}\nsocket.Listen();").ReplaceLineEndings("\r\n"))
            .WithCore()
            .Reports()
            .And.IsFixedTo(Body("socket.NoDelay = true;\nsocket.Listen();").ReplaceLineEndings("\r\n"));

    private static void Removes(string statements, string expected) => Method(statements).Reports().And.IsFixedTo(Body(expected));

    private static void Stays(string statements) => Method(statements).Reports().And.IsNotFixable();

    private static SourceUnderTest Method(string statements) => That(Body(statements)).WithCore();

    private static string Body(string statements) => $$"""
        using System;
        using System.Net.Sockets;
        class C
        {
            private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
            private int _value = 1;
            private Sockopt.Errno _error;

            private static Socket Make() => new(SocketType.Stream, ProtocolType.Tcp);

            private static byte Next() => 1;

            private Socket Property => _socket;

            void M(Socket socket, Sockopt.KernelSocket core, byte[] bytes)
            {
        {{Indent(statements)}}    }
        }
        """;

    private static string Indent(string statements) =>
        statements.Length == 0
            ? ""
            : string.Concat(statements.Split('\n').Select(static line => line.Length == 0 ? "\n" : $"        {line}\n"));

    private static SourceUnderTest That(string source) => Verify.That(source).For(RuleIds.GetOnlyOption, RuleIds.SetOnlyOption);
}
