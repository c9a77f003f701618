using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class MoveBeforeStepFixTests
{
    private const string Bind = "socket.Bind(endPoint);";
    private const string Late = "socket.SetSocketOption(SocketOptionLevel.IPv6, [|SocketOptionName.IPv6Only|], false);";
    private const string Early = "socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, false);";

    [Fact]
    public void The_statement_moves_before_the_bind() =>
        Moves(
            $"""
            socket.NoDelay = true;
            {Bind}
            {Late}
            socket.Listen();
            """,
            $"""
            socket.NoDelay = true;
            {Early}
            {Bind}
            socket.Listen();
            """);

    [Fact]
    public void Its_comments_move_with_it_and_others_stay() =>
        Moves(
            $"""
            socket.NoDelay = true;

            // Take the port.
            {Bind} // Now it is ours.

            // For both versions.
            {Late} // Both.

            // Wait.
            socket.Listen();
            """,
            $"""
            socket.NoDelay = true;

            // For both versions.
            {Early} // Both.
            // Take the port.
            {Bind} // Now it is ours.

            // Wait.
            socket.Listen();
            """);

    [Theory]
    [InlineData("[|socket.DualMode|] = true;", "socket.DualMode = true;")]
    [InlineData("[|socket.ExclusiveAddressUse|] = flag;", "socket.ExclusiveAddressUse = flag;")]
    [InlineData("socket.SetOption([|SocketOption.ReuseAddress|], true);", "socket.SetOption(SocketOption.ReuseAddress, true);")]
    [InlineData("_ = socket.TrySetOption([|SocketOption.ReuseAddress|], flag);", "_ = socket.TrySetOption(SocketOption.ReuseAddress, flag);")]
    [InlineData("[|socket.Options.ReuseAddress|] = true;", "socket.Options.ReuseAddress = true;")]
    [InlineData("socket.SetOption([|SocketOption.ReuseAddress|], _flag);", "socket.SetOption(SocketOption.ReuseAddress, _flag);")]
    [InlineData("socket.SetOption([|SocketOption.ReuseAddress|], known);", "socket.SetOption(SocketOption.ReuseAddress, known);")]
    public void Every_way_to_set_it_moves(string late, string early) =>
        Moves($"bool known = flag;\n{Bind}\n{late}", $"bool known = flag;\n{early}\n{Bind}");

    [Theory]
    [InlineData("await socket.ConnectAsync(endPoint);")]
    [InlineData("await socket.ConnectAsync(\"host\", 80).ConfigureAwait(false);", false)]
    [InlineData("socket.Connect(endPoint);")]
    [InlineData("socket.Listen();")]
    [InlineData("_ = socket.SendTo(new byte[1], endPoint);", false)]
    public void What_binds_may_be_another_call(string step, bool isFixable = true)
    {
        if (isFixable)
        {
            Moves($"{step}\n{Late}", $"{Early}\n{step}");
        }
        else
        {
            Stays($"{step}\n{Late}");
        }
    }

    [Fact]
    public void The_socket_of_a_client_moves_as_well() =>
        Moves(
            """
            TcpListener listener = new TcpListener(IPAddress.Any, 9);
            listener.Start();
            Console.WriteLine("started");
            {|SOPT1011:listener.ExclusiveAddressUse|} = true;
            """,
            """
            TcpListener listener = new TcpListener(IPAddress.Any, 9);
            listener.ExclusiveAddressUse = true;
            listener.Start();
            Console.WriteLine("started");
            """);

    [Theory]
    [InlineData("if (flag) return;")]
    [InlineData("if (flag) { Console.WriteLine(); }")]
    [InlineData("using var resource = other;")]
    [InlineData("\n#pragma warning disable CS0618\n")]
    [InlineData("\n#if !NEVER\n#endif\n")]
    public void Something_between_that_may_matter_holds_it(string between) => Stays($"{Bind}\n{between}\n{Late}");

    [Theory]
    [InlineData("bool between = true;", "between")]
    [InlineData("flag = !flag;", "flag")]
    [InlineData("int number = 0;", "1", true)]
    [InlineData("count++;", "count")]
    [InlineData("--count;", "count")]
    [InlineData("count += 1;", "count")]
    [InlineData("Count(out count);", "count")]
    [InlineData("(count, flag) = (1, true);", "count")]
    [InlineData("other.NoDelay = true;", "count", true)]
    [InlineData("", "Next()")]
    [InlineData("", "_mutable")]
    [InlineData("Action change = () => flag = true; change();", "flag")]
    public void A_value_that_may_differ_holds_it(string between, string value, bool isFixable = false)
    {
        string late = $"socket.SetSocketOption(SocketOptionLevel.IPv6, [|SocketOptionName.IPv6Only|], {value});";
        if (isFixable)
        {
            string early = late.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
            Moves($"int count = 0;\n{Bind}\n{between}\n{late}", $"int count = 0;\n{early}\n{Bind}\n{between}");
        }
        else
        {
            Stays($"int count = 0;\n{Bind}\n{between}\n{late}");
        }
    }

    [Fact]
    public void A_field_that_the_constructor_sets_between_holds_it() =>
        Verify.That("""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                private readonly bool _dual;

                C(Socket socket, EndPoint endPoint)
                {
                    socket.Bind(endPoint);
                    _dual = endPoint.AddressFamily == AddressFamily.InterNetworkV6;
                    [|socket.DualMode|] = _dual;
                }
            }
            """).Reports().And.IsNotFixable();

    [Theory]
    [InlineData(Bind + " " + Late)]
    [InlineData("if (flag)\n{\n    " + Bind + "\n    if (!flag)\n    {\n        " + Late + "\n    }\n}")]
    [InlineData("{ " + Bind + " }\n" + Late)]
    [InlineData("UdpClient client = new UdpClient(9);\n{|SOPT1011:client.ExclusiveAddressUse|} = false;")]
    [InlineData("if (flag)\n    " + Bind + "\nelse\n    socket.Connect(endPoint);\n" + Late)]
    public void Another_place_holds_it(string statements) => Stays(statements);

    [Fact]
    public void A_switch_section_is_a_list_too() =>
        Moves(
            $$"""
            switch (flag)
            {
                case true:
                    {{Bind}}
                    {{Late}}
                    break;
            }
            """,
            $$"""
            switch (flag)
            {
                case true:
                    {{Early}}
                    {{Bind}}
                    break;
            }
            """);

    [Fact]
    public void A_program_may_end_with_it() =>
        Verify.That("""
            using System.Net;
            using System.Net.Sockets;

            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
            {|SOPT1011:socket.DualMode|} = true;
            """)
            .AsProgram()
            .Reports()
            .And.IsFixedTo("""
            using System.Net;
            using System.Net.Sockets;

            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            socket.DualMode = true;
            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));

            """);

    [Fact]
    public void All_of_a_document_move_at_once_and_in_order() =>
        Method($"""
            {Bind}
            {Late}
            [|socket.ExclusiveAddressUse|] = true;
            socket.Listen();
            other.Bind(endPoint);
            // Shared.
            other.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);
            """)
            .Reports()
            .And.AreAllFixedTo(Body($"""
            {Early}
            socket.ExclusiveAddressUse = true;
            {Bind}
            socket.Listen();
            // Shared.
            other.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            other.Bind(endPoint);
            """));

    [Fact]
    public void A_file_with_other_line_ends_keeps_them() =>
        Verify.That(Body($"{Bind}\n{Late}").ReplaceLineEndings("\r\n"))
            .WithCore()
            .Reports()
            .And.IsFixedTo(Body($"{Early}\n{Bind}").ReplaceLineEndings("\r\n"));

    private static void Moves(string statements, string expected) => Method(statements).Reports().And.IsFixedTo(Body(expected));

    private static void Stays(string statements) => Method(statements).Reports().And.IsNotFixable();

    private static SourceUnderTest Method(string statements) => Verify.That(Body(statements)).WithCore();

    private static string Body(string statements) => $$"""
        using System;
        using System.Net;
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            private readonly bool _flag = true;
            private bool _mutable = true;

            private bool Next() => _mutable = !_mutable;

            private static void Count(out int count) => count = 1;

            async Task M(Socket socket, Socket other, EndPoint endPoint, bool flag)
            {
                await Task.Yield();
        {{Indent(statements)}}    }
        }
        """;

    private static string Indent(string statements) =>
        string.Concat(statements.Split('\n').Select(static line => line.Length == 0 ? "\n" : $"        {line}\n"));
}
