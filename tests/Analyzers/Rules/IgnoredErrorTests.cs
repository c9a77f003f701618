using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class IgnoredErrorTests
{
    [Theory]
    [InlineData("core.[|SetOption|](SocketOption.KeepAlive, true);", "SetOption returns an Errno")]
    [InlineData("core.[|SetOption|](0xffff, 8, new byte[4]);", "SetOption returns an Errno")]
    [InlineData("core?.[|SetOption|](SocketOption.KeepAlive, true);", "SetOption returns an Errno")]
    [InlineData("core.[|GetOption|](SocketOption.Error, out _);", "GetOption returns an Errno")]
    [InlineData("core.[|Shutdown|](ShutdownHow.Both);", "Shutdown returns an Errno")]
    [InlineData("socket.[|TrySetOption|](TcpOption.NoDelay, true);", "TrySetOption returns a SocketError")]
    [InlineData("socket.[|TryGetOption|](TcpOption.NoDelay, out bool on);", "TryGetOption returns a SocketError")]
    [InlineData("[|Send|]();", "Send returns a SocketError")]
    [InlineData("this.[|Send|]();", "Send returns a SocketError")]
    [InlineData("await [|SendAsync|]();", "SendAsync returns a SocketError")]
    [InlineData("await [|SendAsync|]().ConfigureAwait(false);", "SendAsync returns a SocketError")]
    [InlineData("await this.[|SendAsync|]().ConfigureAwait(false);", "SendAsync returns a SocketError")]
    [InlineData("core.[|Send|](\"x\"u8);", "Send returns an IoResult")]
    [InlineData("core?.[|Send|](\"x\"u8);", "Send returns an IoResult")]
    [InlineData("await core.[|SendAsync|](new byte[1]);", "SendAsync returns an IoResult")]
    [InlineData("await core.[|SendAsync|](new byte[1]).AsTask().ConfigureAwait(false);", "SendAsync returns an IoResult")]
    [InlineData("core.[|SendAsync|](new byte[1]).AsTask().GetAwaiter().GetResult();", "SendAsync returns an IoResult")]
    [InlineData("[|SendAsync|]().ConfigureAwait(false).GetAwaiter().GetResult();", "SendAsync returns a SocketError")]
    [InlineData("await core?.[|SendAsync|](new byte[1]).AsTask()!;", "SendAsync returns an IoResult")]
    [InlineData("await core.[|ConnectAsync|](default);", "ConnectAsync returns an Errno")]
    [InlineData("names.[|Remove|](\"x\");", "Remove returns an Errno")]
    [InlineData("stack.[|ConnectPair|](core, core);", "ConnectPair returns an Errno")]
    [InlineData("Action a = () => { [|Send|](); };", "Send returns a SocketError")]
    [InlineData("Action a = () => [|Send|]();", "Send returns a SocketError")]
    public void A_statement_that_drops_an_error_is_reported(string statement, string message) =>
        InMethod(statement)
            .Reports()
            .Saying($"{message} and does not throw: its failure passes unnoticed")
            .As(DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("core.[|ReceiveChain|](1);", "ReceiveChain returns a ChainResult", "its chain is never released")]
    [InlineData("await core.[|AcceptAsync|]();", "AcceptAsync returns an AcceptResult", "its socket is never closed")]
    [InlineData(
        "core.[|ReceiveMessage|](new byte[1]);",
        "ReceiveMessage returns a MessageResult", "its files are never released")]
    public void What_is_lost_beside_the_error_is_said(string statement, string message, string lost) =>
        InMethod(statement).Reports().Saying($"{message} and does not throw: its failure passes unnoticed, and {lost}");

    [Theory]
    [InlineData("core.[|SendAsync|](new byte[1]);", "SendAsync returns a ValueTask<IoResult>")]
    [InlineData("core?.[|ConnectAsync|](default);", "ConnectAsync returns a ValueTask<Errno>")]
    [InlineData("core.[|SendAsync|](new byte[1]).AsTask();", "SendAsync returns a Task<IoResult>")]
    [InlineData("[|SendAsync|]();", "SendAsync returns a Task<SocketError>")]
    public void A_call_that_nobody_awaits_is_reported(string statement, string message) =>
        InMethod(statement)
            .Reports()
            .Saying($"{message} that is not awaited: its failure passes unnoticed");

    [Theory]
    [InlineData("_ = core.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("Errno error = core.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("if (core.SetOption(SocketOption.KeepAlive, true) != Errno.Success) return;")]
    [InlineData("core.SetOption(SocketOption.KeepAlive, true).ToString();")]
    [InlineData("Func<Errno> f = () => core.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("core.Close();")]
    [InlineData("core.Dispose();")]
    [InlineData("await core.CloseAsync();")]
    [InlineData("await core.CloseAsync().ConfigureAwait(false);")]
    [InlineData("_ = core.CloseAsync();")]
    [InlineData("_ = core.Send(\"x\"u8);")]
    [InlineData("_ = core.SendAsync(new byte[1]);")]
    [InlineData("IoResult sent = await core.SendAsync(new byte[1]);")]
    [InlineData("ValueTask<IoResult> sending = core.SendAsync(new byte[1]); await sending;")]
    [InlineData("Task<SocketError> sending = SendAsync(); await sending; await sending.ConfigureAwait(false);")]
    [InlineData("Task<SocketError> sending = SendAsync(); sending.GetAwaiter().GetResult();")]
    [InlineData("Later<Errno>().GetAwaiter().GetResult();")]
    [InlineData("core.CloseAsync().AsTask().GetAwaiter().GetResult();")]
    [InlineData("core.Poll(PollEvents.In); await core.PollAsync(PollEvents.In, default);")]
    [InlineData("core.GetHashCode();")]
    [InlineData("Pass(core.Send(\"x\"u8));")]
    [InlineData("await Task.Run(() => core.Shutdown(default));")]
    [InlineData("await Later<Errno>();")]
    [InlineData("Outcome();")]
    [InlineData("socket.SetOption(TcpOption.NoDelay, true);")]
    [InlineData("_ = SendAsync();")]
    [InlineData("Plain();")]
    [InlineData("Generic<SocketError>();")]
    [InlineData("Log(SocketError.TimedOut);")]
    [InlineData("Send().Logged();")]
    public void A_result_that_is_looked_at_or_says_nothing_is_not(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void A_protocol_that_drops_what_its_sockets_are_told_is_reported() =>
        Verify.That("""
            using Sockopt;
            class Options(IProtocolOptions inner, KernelSocket socket)
            {
                public void Set(ReadOnlySpan<byte> value) => inner.[|SetOption|](socket, 0, 1, value);
            }
            """).WithCore().Reports();

    [Fact]
    public void Reading_the_pending_error_is_another_matter() =>
        InMethod("socket.GetOption({|SOPT1014:SocketOption.Error|}); socket.Options.{|SOPT1014:TakeError|}();").Reports();

    private static SourceUnderTest InMethod(string statement) => Verify.That($$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            async Task M(Socket socket, KernelSocket core, SocketStack stack, LocalNames names)
            {
                {{statement}}
                await Task.Yield();
            }

            SocketError Send() => default;
            Task<SocketError> SendAsync() => Task.FromResult(SocketError.Success);
            SocketError Log(SocketError error) => error;
            int Plain() => 0;
            T Generic<T>() => default!;
            Task<T> Later<T>() => Task.FromResult<T>(default!);
            IoResult Pass(IoResult result) => result;
            Mine Outcome() => default;
            readonly record struct Mine(string Errno);
        }

        static class Logging
        {
            extension(SocketError error)
            {
                public SocketError Logged() => error;
            }
        }
        """).WithCore();
}
