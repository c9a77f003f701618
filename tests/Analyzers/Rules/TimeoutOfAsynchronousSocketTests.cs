using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class TimeoutOfAsynchronousSocketTests
{
    private const string New = "Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);";

    [Theory]
    [InlineData(New + "[|socket.ReceiveTimeout|] = 1000; await socket.ReceiveAsync(buffer);", "SO_RCVTIMEO", "ReceiveAsync")]
    [InlineData(New + "[|socket.ReceiveTimeout|] = ms; socket.BeginReceive(buffer, 0, 1, 0, null, null);", "SO_RCVTIMEO", "BeginReceive")]
    [InlineData(New + "[|socket.SendTimeout|] = 1000; await socket.SendAsync(buffer); socket.Receive(buffer);", "SO_SNDTIMEO", "SendAsync")]
    [InlineData(New + "[|socket.SendTimeout|] = 1000; await socket.ConnectAsync(\"host\", 80);", "SO_SNDTIMEO", "ConnectAsync")]
    [InlineData(
        New + "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReceiveTimeout|], 1000); await socket.ReceiveAsync(buffer);",
        "SO_RCVTIMEO",
        "ReceiveAsync")]
    [InlineData(
        New + "socket.SetOption([|SocketOption.ReceiveTimeout|], TimeSpan.FromSeconds(1)); await socket.ReceiveAsync(buffer);",
        "SO_RCVTIMEO",
        "ReceiveAsync")]
    [InlineData("using UdpClient udp = new(); [|udp.Client.ReceiveTimeout|] = 1000; await udp.ReceiveAsync();", "SO_RCVTIMEO", "ReceiveAsync")]
    [InlineData(
        "Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { [|ReceiveTimeout|] = 1000 }; await socket.ReceiveAsync(buffer);",
        "SO_RCVTIMEO",
        "ReceiveAsync")]
    [InlineData("[|_socket.ReceiveTimeout|] = 1000;", "SO_RCVTIMEO", "ReceiveAsync")]
    [InlineData(
        New + "Socket peer = await socket.AcceptAsync(); [|peer.ReceiveTimeout|] = 1000; await peer.ReceiveAsync(buffer);",
        "SO_RCVTIMEO",
        "ReceiveAsync")]
    [InlineData(
        New + "[|socket.ReceiveTimeout|] = 1000; if (socket != null) Use(async () => await socket.ReceiveAsync(buffer)); socket.Dispose();",
        "SO_RCVTIMEO",
        "ReceiveAsync")]
    public void A_timeout_that_no_call_is_limited_by_is_reported(string statements, string option, string method) =>
        InMethod(statements)
            .Reports()
            .Saying($"{option} limits only blocking calls: {method} ignores it; "
                + (method == "BeginReceive"
                    ? "ReceiveAsync takes a CancellationToken that limits it"
                    : "a CancellationToken limits it"))
            .As(DiagnosticSeverity.Info);

    [Theory]
    [InlineData(New + "socket.ReceiveTimeout = 1000; socket.Receive(buffer);")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; socket.Receive(buffer); await socket.ReceiveAsync(buffer);")]
    [InlineData(New + "socket.ReceiveTimeout = 1000;")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.SendAsync(buffer);")]
    [InlineData(New + "socket.ReceiveTimeout = 0; await socket.ReceiveAsync(buffer);")]
    [InlineData(New + "socket.ReceiveTimeout = Timeout.Infinite; await socket.ReceiveAsync(buffer);")]
    [InlineData(New + "socket.SetOption(SocketOption.ReceiveTimeout, TimeSpan.Zero); await socket.ReceiveAsync(buffer);")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer); Read(socket);")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer); Func<byte[], int> read = socket.Receive;")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer); using NetworkStream s = new(socket);")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer); Socket other = socket;")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer); _ = socket.Handle;")]
    [InlineData(New + "socket = Make(); socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer);")]
    [InlineData("Socket socket = Make(); socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer);")]
    [InlineData("parameter.ReceiveTimeout = 1000; await parameter.ReceiveAsync(buffer);")]
    [InlineData("shared.ReceiveTimeout = 1000; await shared.ReceiveAsync(buffer);")]
    [InlineData("TcpClient tcp = new(); tcp.ReceiveTimeout = 1000; await tcp.GetStream().ReadAsync(buffer);")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer); socket.ReadAll();")]
    [InlineData(New + "socket.ReceiveTimeout = 1000; await socket.ReceiveAsync(buffer).WaitAsync(Milliseconds(socket.ReceiveTimeout));")]
    [InlineData(New + "socket.SendBufferSize = 1000; await socket.SendAsync(buffer);")]
    public void A_timeout_that_may_limit_a_call_is_not(string statements) => InMethod(statements).ReportsNothing();

    [Fact]
    public void The_field_behind_a_property_is_not_followed() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                Socket Connection
                {
                    get => field;
                    set { field = value; field.ReceiveTimeout = 1000; _ = field.ReceiveAsync(new byte[1]); }
                } = new(SocketType.Stream, ProtocolType.Tcp);
            }
            """).ReportsNothing();

    private static SourceUnderTest InMethod(string statements) => Verify.That($$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
            public readonly Socket shared = new(SocketType.Stream, ProtocolType.Tcp);

            async Task M(Socket parameter, byte[] buffer, int ms)
            {
                {{statements}}
                await Task.Yield();
            }

            async Task Read(byte[] buffer) => await this._socket.ReceiveAsync(buffer);
            static Socket Make() => new(SocketType.Stream, ProtocolType.Tcp);
            static void Read(Socket socket) => socket.Receive(new byte[1]);
            static void Use(Func<Task> later) => later();
            static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
        }
        static class Reading { public static void ReadAll(this Socket socket) => socket.Receive(new byte[1]); }
        """).WithCore();
}
