using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class ReuseAddressOfListenerTests
{
    private const string Message =
        "On Unix, SocketOptionName.ReuseAddress sets SO_REUSEPORT besides SO_REUSEADDR: "
        + "another process that does the same can listen on the port of this socket unnoticed";

    private const string Tcp = "Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);";
    private const string Set = "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);";
    private const string Reported = "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);";

    [Fact]
    public void A_listener_is_reported() =>
        Method($"{Tcp} {Reported} socket.Bind(endPoint); socket.Listen(10);")
            .Reports().Saying(Message).As(DiagnosticSeverity.Info);

    [Theory]
    [InlineData(Tcp + " " + Reported + " Start(); void Start() { socket.Bind(endPoint); socket.Listen(10); }")]
    [InlineData("using Socket socket = new(SocketType.Stream, ProtocolType.Tcp); " + Reported + " socket.Listen();")]
    [InlineData("Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, 0); " + Reported + " socket.Listen();")]
    [InlineData("var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp); " + Reported + " socket.Listen();")]
    [InlineData(Tcp + " socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], 1); socket.Listen();")]
    [InlineData("listener.Server.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);")]
    [InlineData("new TcpListener(IPAddress.Any, 9).Server.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);")]
    [InlineData("if (!OperatingSystem.IsWindows()) { " + Tcp + " " + Reported + " socket.Listen(); }")]
    [InlineData("if (OperatingSystem.IsWindows()) return; " + Tcp + " " + Reported + " socket.Listen();")]
    public void However_it_is_told_to_listen_it_is_reported(string statements) => Method(statements).Reports();

    [Theory]
    [InlineData(Tcp + " " + Set + " socket.Connect(endPoint);")]
    [InlineData(Tcp + " " + Set + " other.Listen();")]
    [InlineData(Tcp + " socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false); socket.Listen();")]
    [InlineData(Tcp + " socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 0); socket.Listen();")]
    [InlineData(Tcp + " socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, flag); socket.Listen();")]
    [InlineData(Tcp + " socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true); socket.Listen();")]
    [InlineData(Tcp + " socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ExclusiveAddressUse, true); socket.Listen();")]
    [InlineData(Tcp + " _ = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress); socket.Listen();")]
    [InlineData(Tcp + " socket.SetOption(SocketOption.ReuseAddress, true); socket.Listen();")]
    [InlineData(Tcp + " socket = other; " + Set + " socket.Listen();")]
    [InlineData("other.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); other.Listen();")]
    [InlineData("Socket socket = new Socket(SocketType.Dgram, ProtocolType.Udp); " + Set + " socket.Bind(endPoint);")]
    [InlineData("Socket socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified); " + Set + " socket.Listen();")]
    [InlineData("if (OperatingSystem.IsWindows()) { " + Tcp + " " + Set + " socket.Listen(); }")]
    [InlineData("if (!OperatingSystem.IsWindows()) return; " + Tcp + " " + Set + " socket.Listen();")]
    [InlineData("if (Settings.IsWindowsLike()) { " + Tcp + " " + Set + " socket.Listen(); }")]
    [InlineData("UdpClient client = new UdpClient(); client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);")]
    [InlineData("TcpClient client = new TcpClient(); client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);")]
    public void What_is_no_listener_on_Unix_is_not_reported(string statements) => Method(statements).ReportsNothing();

    [Fact]
    public void The_project_may_be_for_Windows_alone() =>
        Method($"{Tcp} {Set} socket.Listen();").WithEditorConfig("sopt_target_platforms = windows").ReportsNothing();

    [Fact]
    public void The_framework_for_Windows_alone_is_left_alone() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(TcpListener listener) =>
                    listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }
            """).On(TargetPlatform.Net472).ReportsNothing();

    [Theory]
    [InlineData("private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);", "_socket.Listen();", true)]
    [InlineData("private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);", "this._socket.Listen();", true)]
    [InlineData("private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);", "", false)]
    [InlineData("private Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);", "_socket.Listen();", false)]
    public void A_field_may_be_told_to_listen_in_another_method(string field, string listen, bool isReported)
    {
        string name = isReported ? "[|SocketOptionName.ReuseAddress|]" : "SocketOptionName.ReuseAddress";
        SourceUnderTest source = Verify.That($$"""
            using System.Net.Sockets;
            class C
            {
                {{field}}

                C() => _socket.SetSocketOption(SocketOptionLevel.Socket, {{name}}, true);

                void Start() { {{listen}} }
            }
            """);
        if (isReported)
        {
            source.Reports();
        }
        else
        {
            source.ReportsNothing();
        }
    }

    private static SourceUnderTest Method(string statements) => Verify.That($$"""
        using System;
        using System.Net;
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            void M(Socket other, TcpListener listener, EndPoint endPoint, bool flag)
            {
                {{statements}}
            }
        }
        static class Settings
        {
            public static bool IsWindowsLike() => Environment.NewLine.Length == 2;
        }
        """).WithCore();
}
