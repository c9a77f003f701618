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
    [InlineData("Action a = () => { [|Send|](); };", "Send returns a SocketError")]
    [InlineData("Action a = () => [|Send|]();", "Send returns a SocketError")]
    public void A_statement_that_drops_an_error_is_reported(string statement, string message) =>
        InMethod(statement)
            .Reports()
            .Saying($"{message} and does not throw: its failure passes unnoticed")
            .As(DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("_ = core.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("Errno error = core.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("if (core.SetOption(SocketOption.KeepAlive, true) != Errno.Success) return;")]
    [InlineData("core.SetOption(SocketOption.KeepAlive, true).ToString();")]
    [InlineData("Func<Errno> f = () => core.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("core.Close();")]
    [InlineData("core.Dispose();")]
    [InlineData("socket.SetOption(TcpOption.NoDelay, true);")]
    [InlineData("_ = SendAsync();")]
    [InlineData("Plain();")]
    [InlineData("Generic<SocketError>();")]
    [InlineData("Log(SocketError.TimedOut);")]
    public void A_result_that_is_looked_at_or_says_nothing_is_not(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void Reading_the_pending_error_is_another_matter() =>
        InMethod("socket.GetOption({|SOPT1014:SocketOption.Error|}); socket.Options.{|SOPT1014:TakeError|}();").Reports();

    private static SourceUnderTest InMethod(string statement) => Verify.That($$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            async Task M(Socket socket, KernelSocket core)
            {
                {{statement}}
                await Task.Yield();
            }

            SocketError Send() => default;
            Task<SocketError> SendAsync() => Task.FromResult(SocketError.Success);
            SocketError Log(SocketError error) => error;
            int Plain() => 0;
            T Generic<T>() => default!;
        }
        """).WithCore();
}
