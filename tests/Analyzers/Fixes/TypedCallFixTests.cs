using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class TypedCallFixTests
{
    [Theory]
    [InlineData("BitConverter.GetBytes(1)", "true")]
    [InlineData("BitConverter.GetBytes(0)", "false")]
    [InlineData("BitConverter.GetBytes(number)", "number != 0")]
    [InlineData("BitConverter.GetBytes(number & 1)", "(number & 1) != 0")]
    [InlineData("new byte[] { 1, 0, 0, 0 }", "true")]
    [InlineData("new byte[4]", "false")]
    [InlineData("[1, 0, 0, 0]", "true")]
    [InlineData("BitConverter.GetBytes(1).AsSpan()", "true")]
    [InlineData("MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number))", "number != 0")]
    public void A_flag_is_true_or_false(string bytes, string value) =>
        Fixes($"socket.SetRawSocketOption(6, [|1|], {bytes});", $"socket.SetOption(TcpOption.NoDelay, {value});");

    [Theory]
    [InlineData("BitConverter.GetBytes(5)", "5")]
    [InlineData("BitConverter.GetBytes(number)", "number")]
    [InlineData("BitConverter.GetBytes(Constant)", "Constant")]
    [InlineData("new byte[] { 0x10, 0, 0, 0 }", "16")]
    public void A_number_stays_as_it_is_written(string bytes, string value) =>
        Fixes(
            $"socket.SetRawSocketOption(6, [|6|], {bytes});",
            $"socket.SetOption(TcpOption.KeepAliveRetryCount, {value});");

    [Theory]
    [InlineData("18", "5000", "UserTimeout", "TimeSpan.FromMilliseconds(5000)")]
    [InlineData("18", "number", "UserTimeout", "TimeSpan.FromMilliseconds(number)")]
    [InlineData("4", "60", "KeepAliveTime", "TimeSpan.FromSeconds(60)")]
    [InlineData("5", "(int)time.TotalSeconds", "KeepAliveInterval", "TimeSpan.FromSeconds((int)time.TotalSeconds)")]
    public void A_time_says_its_unit(string option, string number, string key, string value) =>
        Fixes(
            $"socket.SetRawSocketOption(6, [|{option}|], BitConverter.GetBytes({number}));",
            $"socket.SetOption(TcpOption.{key}, {value});");

    [Fact]
    public void Microseconds_are_a_time_too() =>
        Fixes(
            "socket.SetRawSocketOption(1, [|46|], BitConverter.GetBytes(50));",
            "socket.SetOption(SocketOption.BusyPoll, TimeSpan.FromMicroseconds(50));");

    [Fact]
    public void A_long_is_eight_bytes() =>
        Fixes(
            "socket.SetRawSocketOption(1, [|47|], BitConverter.GetBytes(wide));",
            "socket.SetOption(SocketOption.MaximumPacingRate, wide);");

    [Theory]
    [InlineData("Encoding.ASCII.GetBytes(\"bbr\")", "\"bbr\"")]
    [InlineData("Encoding.UTF8.GetBytes(\"bbr\")", "\"bbr\"")]
    [InlineData("Encoding.UTF8.GetBytes(text)", "text")]
    [InlineData("Encoding.ASCII.GetBytes(\"bbr\\0\")", "\"bbr\"")]
    [InlineData("\"bbr\"u8", "\"bbr\"")]
    public void A_text_is_a_string(string bytes, string value) =>
        Fixes($"socket.SetRawSocketOption(6, [|13|], {bytes});", $"socket.SetOption(TcpOption.CongestionControl, {value});");

    [Theory]
    [InlineData("6, [|13|]", "Encoding.ASCII.GetBytes(text)")]
    [InlineData("6, [|13|]", "Encoding.Unicode.GetBytes(\"bbr\")")]
    [InlineData("6, [|13|]", "Encoding.UTF8.GetBytes(\"a name that is longer than any\")")]
    [InlineData("6, [|13|]", "Encoding.UTF8.GetBytes(\"b\\0r\")")]
    [InlineData("6, [|13|]", "bytes")]
    [InlineData("6, [|1|]", "bytes")]
    [InlineData("6, [|1|]", "new byte[] { 1 }")]
    [InlineData("6, [|1|]", "BitConverter.GetBytes(wide)")]
    [InlineData("6, [|6|]", "BitConverter.GetBytes(5u)")]
    [InlineData("1, [|47|]", "BitConverter.GetBytes(number)")]
    [InlineData("6, [|1|]", "new byte[] { (byte)number, 0, 0, 0 }")]
    [InlineData("6, [|18|]", "BitConverter.GetBytes(-1)")]
    [InlineData("6, [|18|]", "BitConverter.GetBytes(5000L)")]
    [InlineData("6, [|4|]", "BitConverter.GetBytes(120000)")]
    [InlineData("6, [|6|]", "BitConverter.GetBytes(0)")]
    [InlineData("1, [|20|]", "BitConverter.GetBytes(5000)")]
    [InlineData("1, [|20|]", "BitConverter.GetBytes(5000L)")]
    [InlineData("0, [|50|]", "BitConverter.GetBytes(number)")]
    public void What_is_not_certain_stays(string option, string bytes) =>
        Stays($"socket.SetRawSocketOption({option}, {bytes});");

    [Fact]
    public void Bytes_stay_bytes() =>
        Fixes(
            "socket.SetRawSocketOption(0, [|4|], new byte[] { 1, 1, 1, 0 });",
            "socket.SetOption(IPOption.Options, new byte[] { 1, 1, 1, 0 });");

    [Theory]
    [InlineData(
        "socket?.SetRawSocketOption(6, [|1|], BitConverter.GetBytes(1));",
        "socket?.SetOption(TcpOption.NoDelay, true);")]
    [InlineData(
        "Action set = () => socket.SetRawSocketOption(6, [|1|], BitConverter.GetBytes(1));",
        "Action set = () => socket.SetOption(TcpOption.NoDelay, true);")]
    [InlineData(
        "socket.SetRawSocketOption(optionValue: BitConverter.GetBytes(1), optionName: [|1|], optionLevel: 6);",
        "socket.SetOption(TcpOption.NoDelay, true);")]
    [InlineData(
        "socket.SetRawSocketOption(optionLevel: 6, optionName: [|1|], optionValue: BitConverter.GetBytes(1));",
        "socket.SetOption(TcpOption.NoDelay, true);")]
    [InlineData(
        "(on ? socket : other).SetRawSocketOption(6 /* TCP */, [|1|] /* no delay */, /* on */ BitConverter.GetBytes(1)); // now",
        "(on ? socket : other).SetOption(TcpOption.NoDelay /* no delay */, /* on */ true); // now")]
    [InlineData(
        "byte[] one = BitConverter.GetBytes(number);\nsocket.SetRawSocketOption(6, [|1|], one);",
        "socket.SetOption(TcpOption.NoDelay, number != 0);")]
    [InlineData(
        "// At once.\nvar one = BitConverter.GetBytes(1);\nsocket.SetRawSocketOption(6, [|1|], one);",
        "// At once.\nsocket.SetOption(TcpOption.NoDelay, true);")]
    public void However_it_is_written_the_rest_stays(string before, string after) => Fixes(before, after);

    [Theory]
    [InlineData("byte[] one = BitConverter.GetBytes(1);\nnumber++;\nsocket.SetRawSocketOption(6, [|1|], one);")]
    [InlineData("byte[] one = BitConverter.GetBytes(1);\nsocket.SetRawSocketOption(6, [|1|], one);\nbytes = one;")]
    [InlineData("byte[] one = BitConverter.GetBytes(1); // on\nsocket.SetRawSocketOption(6, [|1|], one);")]
    [InlineData("byte[] now = BitConverter.GetBytes(number);\nAction later = () => socket.SetRawSocketOption(6, [|1|], now);")]
    [InlineData("byte[] one = BitConverter.GetBytes(number++);\nsocket?.SetRawSocketOption(6, [|1|], one);")]
    [InlineData("byte[] one = BitConverter.GetBytes(number);\nfor (; number > 0; socket.SetRawSocketOption(6, [|1|], one)) { number--; }")]
    [InlineData("byte[] one = BitConverter.GetBytes(1), off = bytes;\nsocket.SetRawSocketOption(6, [|1|], one);")]
    [InlineData("socket.SetRawSocketOption(6, [|1|],\n#if X\nbytes\n#else\nBitConverter.GetBytes(1)\n#endif\n);")]
    public void A_variable_that_is_used_otherwise_stays(string statement) => Stays(statement);

    [Fact]
    public void Reading_bytes_fills_the_same_buffer() =>
        Fixes(
            "int length = socket.GetRawSocketOption(0, [|4|], bytes);",
            "int length = socket.GetOption(IPOption.Options, bytes);");

    [Fact]
    public void Reading_a_number_into_a_buffer_stays() => Stays("socket.GetRawSocketOption(6, [|1|], bytes);");

    [Theory]
    [InlineData(
        "int one = 1;\nsetsockopt((int)socket.Handle, 6, [|1|], ref one, sizeof(int));",
        "int one = 1;\n_ = socket.TrySetOption(TcpOption.NoDelay, one != 0);")]
    [InlineData(
        "_ = setsockopt(socket.Handle.ToInt32(), 6, [|18|], ref number, 4);",
        "_ = socket.TrySetOption(TcpOption.UserTimeout, TimeSpan.FromMilliseconds(number));")]
    [InlineData(
        "setsockopt(socket.SafeHandle, 6, [|1|], BitConverter.GetBytes(1), 4);",
        "_ = socket.TrySetOption(TcpOption.NoDelay, true);")]
    [InlineData(
        "setsockopt(level: 6, name: [|1|], value: ref number, length: 4, fd: (int)socket.Handle);",
        "_ = socket.TrySetOption(TcpOption.NoDelay, number != 0);")]
    [InlineData(
        "setsockopt((int)socket.SafeHandle.DangerousGetHandle(), 6, [|1|], ref number, 4);",
        "_ = socket.TrySetOption(TcpOption.NoDelay, number != 0);")]
    public void A_native_call_whose_result_is_ignored_is_a_try(string before, string after) => Fixes(before, after);

    [Theory]
    [InlineData("if (setsockopt((int)socket.Handle, 6, [|1|], ref number, 4) != 0) throw new Exception();")]
    [InlineData("setsockopt(number, 6, [|1|], ref number, 4);")]
    [InlineData("setsockopt((int)socket.Handle, 6, [|1|], ref number, 1);")]
    [InlineData("getsockopt((int)socket.Handle, 6, [|1|], ref number, ref number);")]
    public void A_native_call_that_is_more_stays(string statement) => Stays(statement);

    [Theory]
    [InlineData("using System;\nusing System.Net.Sockets;\n", "using System;\nusing System.Net.Sockets;\nusing Sockopt;\n")]
    [InlineData("using System.Net.Sockets;\nusing Xyz;\n", "using System.Net.Sockets;\nusing Sockopt;\nusing Xyz;\n")]
    [InlineData("using Xyz;\nusing System.Net.Sockets;\n", "using Xyz;\nusing System.Net.Sockets;\nusing Sockopt;\n")]
    [InlineData("using Abc;\nusing static System.Math;\n", "using Abc;\nusing Sockopt;\nusing static System.Math;\n")]
    [InlineData("using Sockets = System.Net.Sockets;\n", "using Sockopt;\nusing Sockets = System.Net.Sockets;\n")]
    [InlineData("global using Abc;\n", "global using Abc;\nusing Sockopt;\n")]
    [InlineData("using Sockopt;\n", "using Sockopt;\n")]
    [InlineData("global using Sockopt;\n", "global using Sockopt;\n")]
    [InlineData("", "using Sockopt;\n\n")]
    [InlineData("// All rights reserved.\n\n", "// All rights reserved.\n\nusing Sockopt;\n\n")]
    [InlineData("/// <summary>Sets.</summary>\n", "using Sockopt;\n\n/// <summary>Sets.</summary>\n")]
    [InlineData(
        "// All rights reserved.\n\n/// <summary>Sets.</summary>\n",
        "// All rights reserved.\n\nusing Sockopt;\n\n/// <summary>Sets.</summary>\n")]
    public void The_directive_is_added_where_it_belongs(string before, string after) =>
        That(File(before, "socket.SetRawSocketOption(6, [|1|], System.BitConverter.GetBytes(1));"))
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsFixedTo(File(after, "socket.SetOption(TcpOption.NoDelay, true);"));

    [Fact]
    public void A_time_needs_System() =>
        That("""
            class C
            {
                void M(System.Net.Sockets.Socket socket) => socket.SetRawSocketOption(6, [|18|], System.BitConverter.GetBytes(1));
            }
            """)
            .WithCore()
            .WithoutImplicitUsings()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsFixedTo("""
            using System;
            using Sockopt;

            class C
            {
                void M(System.Net.Sockets.Socket socket) => socket.SetOption(TcpOption.UserTimeout, TimeSpan.FromMilliseconds(1));
            }
            """);

    [Fact]
    public void The_directive_goes_where_the_others_are() =>
        That("""
            namespace N
            {
                using System.Net.Sockets;

                class C
                {
                    void M(Socket socket) => socket.SetRawSocketOption(6, [|1|], System.BitConverter.GetBytes(1));
                }
            }
            """)
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsFixedTo("""
            namespace N
            {
                using System.Net.Sockets;
                using Sockopt;

                class C
                {
                    void M(Socket socket) => socket.SetOption(TcpOption.NoDelay, true);
                }
            }
            """);

    [Fact]
    public void Inside_a_socket_the_call_is_on_itself() =>
        That("""
            using System;
            using System.Net.Sockets;
            class Mine : Socket
            {
                public Mine() : base(SocketType.Stream, ProtocolType.Tcp) =>
                    SetRawSocketOption(6, [|1|], BitConverter.GetBytes(1));
            }
            """)
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsFixedTo("""
            using System;
            using System.Net.Sockets;
            using Sockopt;
            class Mine : Socket
            {
                public Mine() : base(SocketType.Stream, ProtocolType.Tcp) =>
                    this.SetOption(TcpOption.NoDelay, true);
            }
            """);

    [Theory]
    [InlineData("class TcpOption { }")]
    [InlineData("class TimeSpan { }")]
    [InlineData("static class Others { public static void SetOption<T>(this Socket socket, OptionKey<T> key, T value) { } }")]
    public void A_name_that_means_something_else_here_stays(string declaration) =>
        That($$"""
            using System;
            using System.Net.Sockets;
            using Sockopt;
            namespace N;
            class C
            {
                void M(Socket socket) => socket.SetRawSocketOption(6, [|18|], BitConverter.GetBytes(1));
            }
            {{declaration}}
            """)
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsNotFixable();

    [Fact]
    public void A_directive_that_would_make_another_name_ambiguous_is_not_added() =>
        That("""
            using System;
            using System.Net.Sockets;
            using Others;
            namespace Others { public class Linger { } }
            class C
            {
                Linger _linger = new();
                void M(Socket socket) => socket.SetRawSocketOption(6, [|18|], BitConverter.GetBytes(1));
            }
            """)
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsNotFixable();

    [Fact]
    public void Conditional_directives_are_left_alone() =>
        That("""
            #if NET
            using System;
            #endif
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket) => socket.SetRawSocketOption(6, [|18|], System.BitConverter.GetBytes(1));
            }
            """)
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsNotFixable();

    [Fact]
    public void All_of_a_document_share_one_directive() =>
        Method("""
            socket.SetRawSocketOption(6, [|1|], BitConverter.GetBytes(1));
            socket.SetRawSocketOption(6, [|18|], BitConverter.GetBytes(5000));
            socket.SetRawSocketOption(6, [|18|], bytes);
            byte[] idle = BitConverter.GetBytes(60);
            socket.SetRawSocketOption(6, [|4|], idle);
            """)
            .Reports()
            .And.AreAllFixedTo(Body("""
            socket.SetOption(TcpOption.NoDelay, true);
            socket.SetOption(TcpOption.UserTimeout, TimeSpan.FromMilliseconds(5000));
            socket.SetRawSocketOption(6, [|18|], bytes);
            socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(60));
            """, Directive));

    [Fact]
    public void Line_ends_are_those_of_the_file() =>
        That(Body("socket.SetRawSocketOption(6, [|1|], BitConverter.GetBytes(1));").ReplaceLineEndings("\r\n"))
            .WithCore()
            .WithEditorConfig(Linux)
            .Reports()
            .And.IsFixedTo(Body("socket.SetOption(TcpOption.NoDelay, true);", Directive).ReplaceLineEndings("\r\n"));

    private const string Linux = "sopt_target_platforms = linux";
    private const string Directive = "using Sockopt;\n";

    private static void Fixes(string before, string after) => Method(before).Reports().And.IsFixedTo(Body(after, Directive));

    private static void Stays(string statement) => Method(statement).Reports().And.IsNotFixable();

    private static SourceUnderTest Method(string statements) => That(Body(statements)).WithCore().WithEditorConfig(Linux);

    private static string Body(string statements, string directive = "") => $$"""
        using System;
        using System.Net.Sockets;
        using System.Runtime.InteropServices;
        using System.Text;
        {{directive}}class C
        {
            const int Constant = 3;

            [DllImport("libc")]
            static extern int setsockopt(int fd, int level, int name, ref int value, int length);

            [DllImport("libc")]
            static extern int setsockopt(SafeHandle fd, int level, int name, byte[] value, int length);

            [DllImport("libc")]
            static extern int getsockopt(int fd, int level, int name, ref int value, ref int length);

            void M(Socket socket, Socket other, int number, long wide, bool on, byte[] bytes, string text, TimeSpan time)
            {
        {{string.Concat(statements.Split('\n').Select(static line => $"        {line}\n"))}}    }
        }
        """;

    private static string File(string head, string statement) => $$"""
        {{head}}class C
        {
            void M(System.Net.Sockets.Socket socket) => {{statement}}
        }
        namespace Xyz { }
        namespace Abc { }
        """;

    private static SourceUnderTest That(string source) => Verify.That(source).For(RuleIds.FrameworkEnumInRawCall, RuleIds.RawNumbersOfTypedOption);
}
