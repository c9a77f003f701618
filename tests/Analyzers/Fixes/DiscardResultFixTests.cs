using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class DiscardResultFixTests
{
    [Theory]
    [InlineData("core.[|SetOption|](SocketOption.KeepAlive, true); // on", "_ = core.SetOption(SocketOption.KeepAlive, true); // on")]
    [InlineData("core?.[|SetOption|](SocketOption.KeepAlive, true);", "_ = core?.SetOption(SocketOption.KeepAlive, true);")]
    [InlineData("if (core is not null) core.[|Shutdown|](default);", "if (core is not null) _ = core.Shutdown(default);")]
    [InlineData("await [|SendAsync|]();", "_ = await SendAsync();")]
    [InlineData("await [|SendAsync|]().ConfigureAwait(false);", "_ = await SendAsync().ConfigureAwait(false);")]
    [InlineData("core.[|Send|](\"x\"u8);", "_ = core.Send(\"x\"u8);")]
    [InlineData("core.[|SendAsync|](new byte[1]);", "_ = core.SendAsync(new byte[1]);")]
    [InlineData("core.[|SendAsync|](new byte[1]).AsTask();", "_ = core.SendAsync(new byte[1]).AsTask();")]
    [InlineData("await core.[|SendAsync|](new byte[1]).Preserve();", "_ = await core.SendAsync(new byte[1]).Preserve();")]
    [InlineData("[|SendAsync|]().GetAwaiter().GetResult();", "_ = SendAsync().GetAwaiter().GetResult();")]
    [InlineData("Action a = () => [|Send|]();", "Action a = () => _ = Send();")]
    [InlineData("Use(() => [|Send|]());", "Use(() => _ = Send());")]
    [InlineData("Action<int, int> a = (_, _) => [|Send|]();", "Action<int, int> a = (_, _) => _ = Send();")]
    [InlineData("Func<Task> a = async () => await [|SendAsync|]();", "Func<Task> a = async () => _ = await SendAsync();")]
    [InlineData("void Local() => [|Send|](); Local();", "void Local() => _ = Send(); Local();")]
    [InlineData("/* drop */ [|Send|]();", "/* drop */ _ = Send();")]
    [InlineData(
        "socket.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Error|]);",
        "_ = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);")]
    [InlineData("socket.Options.[|TakeError|]();", "_ = socket.Options.TakeError();")]
    public void The_result_is_discarded_explicitly(string statement, string expected) =>
        InMethod(statement).Reports().And.IsFixedTo(Source(expected));

    [Theory]
    [InlineData("int _ = 1; [|Send|]();")]
    [InlineData("Action<int> a = _ => [|Send|]();")]
    [InlineData("System.Linq.Expressions.Expression<Action> a = () => [|Send|]();")]
    public void Where_that_would_do_something_else_it_is_not_offered(string statement) => InMethod(statement).Reports().And.IsNotFixable();

    [Fact]
    public void All_of_a_document_are_discarded_at_once() =>
        InMethod("[|Send|](); Use(() => { [|Send|](); }); core.[|Shutdown|](default);")
            .Reports()
            .And.AreAllFixedTo(Source("_ = Send(); Use(() => { _ = Send(); }); _ = core.Shutdown(default);"));

    private static SourceUnderTest InMethod(string statement) => Verify.That(Source(statement)).WithCore();

    private static string Source(string statement) => $$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            async Task M(Socket socket, KernelSocket core)
            {
                {{statement}}
                await Task.Yield();
            }

            void Use(Action action) { }
            SocketError Send() => default;
            Task<SocketError> SendAsync() => Task.FromResult(SocketError.Success);
        }
        """;
}
