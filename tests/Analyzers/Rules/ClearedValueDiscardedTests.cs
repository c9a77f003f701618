using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class ClearedValueDiscardedTests
{
    [Theory]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Error|]);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Error|], 4);")]
    [InlineData("socket?.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Error|]);")]
    [InlineData("socket.GetOption([|SocketOption.Error|]);")]
    [InlineData("socket.Options.[|TakeError|]();")]
    public void A_statement_that_drops_what_it_clears_is_reported(string statement) =>
        InMethod(statement)
            .Reports()
            .Saying("Reading SO_ERROR clears it: its value is discarded here")
            .As(DiagnosticSeverity.Info);

    [Theory]
    [InlineData("_ = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);")]
    [InlineData("object? error = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, buffer);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive);")]
    [InlineData("socket.GetSocketOption(level, SocketOptionName.Error);")]
    [InlineData("if (socket.Options.TakeError() != Errno.Success) return;")]
    public void What_is_looked_at_or_not_cleared_is_not(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void The_core_gives_the_value_out_and_the_error_of_the_call_back() =>
        InMethod("core.{|SOPT1016:GetOption|}(SocketOption.Error, out Errno error);").Reports();

    private static SourceUnderTest InMethod(string statement) => Verify.That($$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            void M(Socket socket, KernelSocket core, SocketOptionLevel level, byte[] buffer)
            {
                {{statement}}
            }
        }
        """).WithCore();
}
