using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>In an editor most sources are half-typed. Analyzers and fixes see them all, and none may make them throw.</summary>
public sealed class MalformedSourceTests
{
    private const string Source = """
        using System.Net.Sockets;
        class C
        {
            void M(Socket socket, Sockopt.KernelSocket core)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, optionValue: 1, optionName: SocketOptionName.Type);
                if (true) socket?.SetRawSocketOption(1, 3, new byte[4]);
                _ = core.SetOption(0xffff, 0x1008, stackalloc byte[4]);
            }
        }
        """;

    public static TheoryData<string> HalfTypedCalls =>
    [
        "socket.SetSocketOption();",
        "socket.SetSocketOption(SocketOptionLevel.Socket);",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type);",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, );",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName., 1);",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Missing, 1);",
        "socket.SetSocketOption(Missing.Socket, SocketOptionName.Type, 1);",
        "socket.SetSocketOption(optionName: SocketOptionName.Type, optionName: SocketOptionName.Type, 1);",
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, missing);",
        "socket.SetRawSocketOption(1, 3);",
        "socket.SetRawSocketOption(1, \"3\", new byte[4]);",
        "socket.SetRawSocketOption(1 / 0, 3, new byte[4]);",
        "missing.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);",
        "core.SetOption(0xffff);",
        "byte[] value = (byte[])(object)value; socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Debug, value);",
        "int one = other, other = one; socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Debug, one);",
        "int one = (short)other; short other = (short)one; socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Debug, one);",
    ];

    [Theory]
    [MemberData(nameof(HalfTypedCalls))]
    public void A_half_typed_call_is_not_reported(string call) =>
        Verify.That($$"""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket, Sockopt.KernelSocket core)
                {
                    {{call}}
                }
            }
            """).WithCore().Malformed().ReportsNothing();

    [Fact]
    public void A_call_whose_statement_is_not_finished_is_reported_but_not_removed() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1)
                }
            }
            """).Malformed().Reports().And.IsNotFixable();

    [Fact]
    public void No_beginning_of_a_source_makes_anything_throw()
    {
        for (int length = 0; length <= Source.Length; length++)
        {
            Verify.That(Source[..length]).WithCore().Malformed().MakesNothingThrow();
        }
    }
}
