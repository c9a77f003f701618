using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class UseAfterCloseTests
{
    private const string Send = "_ = socket.Send(data);";

    [Theory]
    [InlineData("socket.Close(); _ = socket.[|Send|](data);", "Send after Close")]
    [InlineData("socket.Dispose(); _ = socket.[|Receive|](data);", "Receive after Dispose")]
    [InlineData("await socket.CloseAsync(); _ = await socket.[|SendAsync|](data);", "SendAsync after CloseAsync")]
    [InlineData("_ = socket.CloseAsync(); _ = socket.[|Listen|](1);", "Listen after CloseAsync")]
    [InlineData("socket.Close(); Errno error = socket.[|SetOption|](SocketOption.KeepAlive, true);", "SetOption after Close")]
    [InlineData("if (socket.Close() == Errno.EAGAIN) { _ = socket.[|Shutdown|](ShutdownHow.Both); }", "Shutdown after Close")]
    [InlineData("socket.Close(); if (flag) { _ = socket.[|Bind|](default); }", "Bind after Close")]
    [InlineData("socket.Close(); while (flag) { _ = socket.[|Send|](data); }", "Send after Close")]
    [InlineData("if (flag) { socket.Close(); } else { socket.Dispose(); } _ = socket.[|Send|](data);", "Send after Close")]
    [InlineData(
        "if (flag) { socket.Close(); return; } else { socket.Dispose(); } _ = socket.[|Send|](data);",
        "Send after Dispose")]
    [InlineData("try { socket.Close(); _ = socket.[|Send|](data); } finally { Use(); }", "Send after Close")]
    [InlineData("try { socket.Close(); } finally { Use(); } _ = socket.[|Send|](data);", "Send after Close")]
    [InlineData("try { Use(); } finally { socket.Close(); } _ = socket.[|Send|](data);", "Send after Close")]
    [InlineData("Action later = () => { socket.Close(); _ = socket.[|Send|](data); };", "Send after Close")]
    [InlineData("void Local() { socket.Close(); _ = socket.[|Send|](data); } Local();", "Send after Close")]
    [InlineData("using (socket) { socket.Close(); _ = socket.[|Send|](data); }", "Send after Close")]
    [InlineData("socket.Close(); socket.Close(); _ = socket.[|Send|](data);", "Send after Close")]
    public void A_call_on_a_socket_that_is_closed_is_reported(string statements, string message) =>
        InMethod(statements).Reports().Saying($"{message} returns EBADF: socket is closed").As(DiagnosticSeverity.Warning);

    [Fact]
    public void Every_call_after_it_is_reported() =>
        InMethod("socket.Close(); _ = socket.[|Send|](data); _ = socket.[|Listen|](1);")
            .Reports()
            .Saying("Send after Close returns EBADF: socket is closed", "Listen after Close returns EBADF: socket is closed");

    [Fact]
    public void A_readonly_field_counts_too() =>
        InMethod("_socket.Close(); _ = this._socket.[|Send|](data);")
            .Reports()
            .Saying("Send after Close returns EBADF: _socket is closed");

    [Fact]
    public void So_does_the_parameter_of_a_primary_constructor() =>
        Verify.That("""
            using Sockopt;
            class Link(KernelSocket socket)
            {
                void Run() { socket.Close(); _ = socket.[|Listen|](1); }
            }
            """).WithCore().Reports().Saying("Listen after Close returns EBADF: socket is closed");

    [Theory]
    [InlineData("class Link(KernelSocket socket) { void Renew() => socket = null!;", "}")]
    [InlineData("partial class Link(KernelSocket socket) {", "} partial class Link { void Renew() => socket = null!; }")]
    public void Unless_another_method_writes_it(string head, string foot) =>
        Verify.That($$"""
            using Sockopt;
            {{head}} void Run() { socket.Close(); Renew(); _ = socket.Listen(1); } {{foot}}
            """).WithCore().ReportsNothing();

    [Theory]
    [InlineData("_ = socket.Send(data); socket.Close();")]
    [InlineData("socket.Close(); socket.Close(); socket.Dispose(); _ = socket.CloseAsync();")]
    [InlineData("socket.Close(); Console.WriteLine($\"{socket.State} {socket.Domain} {socket.Type} {socket.Credential}\");")]
    [InlineData("socket.Close(); PollEvents events = socket.Poll(PollEvents.In); bool more = socket.IsReadable;")]
    [InlineData("socket.Close(); Use(socket); Console.WriteLine(socket);")]
    [InlineData("if (flag) { socket.Close(); } " + Send)]
    [InlineData("if (flag) { socket.Close(); return; } " + Send)]
    [InlineData("while (flag) { " + Send + " socket.Close(); }")]
    [InlineData("do { " + Send + " socket.Close(); } while (flag);")]
    [InlineData("socket?.Close(); _ = socket?.Send(data);")]
    [InlineData("socket.Close(); socket = other; " + Send)]
    [InlineData("socket.Close(); Replace(ref socket); " + Send)]
    [InlineData("socket.Close(); _ = stack.Create(default, default, 0, default!, out socket!); " + Send)]
    [InlineData("socket.Close(); (socket, other) = (other, socket); " + Send)]
    [InlineData("try { " + Send + " socket.Close(); } catch (Exception) { " + Send + " }")]
    [InlineData("try { if (flag) { socket.Close(); } } finally { " + Send + " }")]
    [InlineData("try { socket.Close(); } finally { socket = other; } " + Send)]
    [InlineData("try { Use(); } finally { if (flag) { socket.Close(); } } " + Send)]
    [InlineData("try { socket.Close(); } finally { " + Send + " }")]
    [InlineData("Action later = () => socket.Close(); " + Send)]
    [InlineData("Action renew = () => socket = other; socket.Close(); renew(); " + Send)]
    [InlineData("socket.Close(); Action later = () => " + Send)]
    [InlineData("ref KernelSocket its = ref socket; socket.Close(); its = other; " + Send)]
    [InlineData("other.Close(); " + Send)]
    [InlineData("_changing.Close(); _ = _changing.Send(data);")]
    [InlineData("Own.Close(); _ = Own.Send(data);")]
    [InlineData("holder._held.Close(); _ = holder._held.Send(data);")]
    [InlineData("foreach (KernelSocket one in all) { _ = one.Send(data); one.Close(); }")]
    [InlineData("KernelSocket alias = socket; socket.Close(); _ = alias.Send(data);")]
    [InlineData("file.Close(); file.Flush();")]
    public void What_may_be_open_or_does_not_fail_is_not(string statements) => InMethod(statements).ReportsNothing();

    private static SourceUnderTest InMethod(string statements) => Verify.That($$"""
        using System.Net.Sockets;
        using Sockopt;
        class C(KernelSocket own)
        {
            private readonly KernelSocket _socket = own;
            public readonly KernelSocket _held = own;
            private KernelSocket _changing = own;

            KernelSocket Own { get; } = own;

            async Task M(
                KernelSocket socket, KernelSocket other, KernelSocket[] all, C holder, SocketStack stack, Stream file,
                byte[] data, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }

            static void Use(KernelSocket? socket = null) { }
            static void Replace(ref KernelSocket socket) { }
        }
        """).WithCore();
}
