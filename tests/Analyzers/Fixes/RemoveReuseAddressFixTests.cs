using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class RemoveReuseAddressFixTests
{
    private const string Unix = "sopt_target_platforms = linux, macos";
    private const string Tcp = "using Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);";
    private const string Call = "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);";
    private const string OfListener = "listener.Server.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);";

    [Fact]
    public void On_Unix_the_call_goes() =>
        Verify.That(Body($"{Tcp}\n{Call}\nsocket.Listen();"))
            .WithEditorConfig(Unix)
            .Reports()
            .And.IsFixedTo(Body($"{Tcp}\nsocket.Listen();"));

    [Fact]
    public void All_go_at_once() =>
        Verify.That(Body($"{Tcp}\n// Soon again.\n{Call}\n\n{OfListener}\nsocket.Listen();"))
            .WithEditorConfig(Unix)
            .Reports()
            .And.AreAllFixedTo(Body($"{Tcp}\n\nsocket.Listen();"));

    [Fact]
    public void A_guard_is_as_good_as_a_setting() =>
        Verify.That(Body($"if (OperatingSystem.IsWindows()) return;\n{OfListener}"))
            .Reports()
            .And.IsFixedTo(Body("if (OperatingSystem.IsWindows()) return;"));

    // The option of Windows means something else, and nothing sets it there.
    [Fact]
    public void Where_it_may_run_on_Windows_it_stays() =>
        Verify.That(Body($"{Tcp}\n{Call}\nsocket.Listen();")).Reports().And.IsNotFixable();

    // Bind asks for the protocol that the socket was made with, and 0 is not TCP to it.
    [Theory]
    [InlineData("using Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);")]
    [InlineData("using Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, 0);")]
    public void A_socket_that_is_TCP_by_default_keeps_it(string creation) =>
        Verify.That(Body($"{creation}\n{Call}\nsocket.Listen();")).WithEditorConfig(Unix).Reports().And.IsNotFixable();

    [Fact]
    public void A_call_that_does_something_else_stays() =>
        Verify.That(Body("Make().Server.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);"))
            .WithEditorConfig(Unix)
            .Reports()
            .And.IsNotFixable();

    private static string Body(string statements) => $$"""
        using System;
        using System.Net;
        using System.Net.Sockets;
        class C
        {
            private static TcpListener Make() => new(IPAddress.Any, 9);

            void M(TcpListener listener)
            {
        {{string.Concat(statements.Split('\n').Select(static line => line.Length == 0 ? "\n" : $"        {line}\n"))}}    }
        }
        """;
}
