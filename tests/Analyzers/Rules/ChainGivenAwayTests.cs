using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class ChainGivenAwayTests
{
    private const string Throws = "throws InvalidOperationException";

    [Theory]
    [InlineData("chain.Dispose(); int n = chain.[|Length|];", "Length", "Dispose has released chain")]
    [InlineData("chain.Dispose(); chain.[|Dispose|]();", "Dispose", "Dispose has released chain")]
    [InlineData("chain.Dispose(); _ = socket.Send([|chain|]);", "Send", "Dispose has released chain")]
    [InlineData(
        "chain.Split(1, out MbufChain a, out MbufChain b); MbufChain c = chain.[|Duplicate|]();",
        "Duplicate", "Split has divided chain")]
    [InlineData("buffer.Append(chain); chain.[|Dispose|]();", "Dispose", "Append has taken chain")]
    [InlineData("buffer.Append(chain); buffer.Append([|chain|]);", "Append", "Append has taken chain")]
    [InlineData("if (socket.Send(chain).IsSuccess) { chain.[|Dispose|](); }", "Dispose", "Send has taken chain")]
    [InlineData(
        "if ((await socket.SendAsync(chain)).IsSuccess) { chain.[|Dispose|](); }",
        "Dispose", "SendAsync has taken chain")]
    [InlineData("if (socket.Send(chain).Errno == Errno.Success) { chain.[|Dispose|](); }", "Dispose", "Send has taken chain")]
    [InlineData(
        "if (Errno.Success != socket.Send(chain).Errno) { } else { chain.[|Dispose|](); }",
        "Dispose", "Send has taken chain")]
    [InlineData("if (socket.Send(chain).Errno is Errno.Success) { chain.[|Dispose|](); }", "Dispose", "Send has taken chain")]
    [InlineData(
        "if (socket.Send(chain).Errno is not Errno.Success) { return; } chain.[|Dispose|]();",
        "Dispose", "Send has taken chain")]
    [InlineData(
        "IoResult sent = socket.Send(chain); if (!sent.IsSuccess) { return; } chain.[|Dispose|]();",
        "Dispose", "Send has taken chain")]
    [InlineData(
        "bool sent = socket.Send(chain).IsSuccess; if (flag && sent) { chain.[|Dispose|](); }",
        "Dispose", "Send has taken chain")]
    [InlineData(
        "Errno error = socket.Send(chain).Errno; if (error == Errno.Success) { chain.[|Dispose|](); }",
        "Dispose", "Send has taken chain")]
    [InlineData(
        "if (flag) { chain.Dispose(); } else { buffer.Append(chain); } bool none = chain.[|IsEmpty|];",
        "IsEmpty", "Dispose has released chain")]
    [InlineData("MbufChain copy = chain; chain.Dispose(); copy.[|Dispose|]();", "Dispose", "Dispose has released chain")]
    [InlineData(
        "MbufChain copy = chain; buffer.Append(copy); var bytes = chain.[|Sequence|];",
        "Sequence", "Append has taken copy")]
    [InlineData("chain.Dispose(); MbufChain copy = chain; int n = copy.[|Length|];", "Length", "Dispose has released chain")]
    [InlineData(
        "ChainResult got = socket.ReceiveChain(9); got.Chain.Dispose(); int n = got.Chain.[|Length|];",
        "Length", "Dispose has released got.Chain")]
    [InlineData(
        "ChainResult got = socket.ReceiveChain(9); MbufChain its = got.Chain; its.Dispose(); got.Chain.[|Dispose|]();",
        "Dispose", "Dispose has released its")]
    [InlineData("Action later = () => { chain.Dispose(); chain.[|Dispose|](); };", "Dispose", "Dispose has released chain")]
    [InlineData(
        "try { if (!socket.Send(chain).IsSuccess) { return; } } finally { chain.[|Dispose|](); }",
        "Dispose", "Send has taken chain")]
    [InlineData(
        "try { Use(default); } finally { chain.Dispose(); int n = chain.[|Length|]; }",
        "Length", "Dispose has released chain")]
    [InlineData("_chain.Dispose(); int n = _chain.[|Length|];", "Length", "Dispose has released _chain")]
    public void A_chain_that_is_surely_gone_is_reported(string statements, string use, string how) =>
        InMethod(statements).Reports().Saying($"{use} {Throws}: {how}").As(DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("_ = socket.Send(chain); chain.[|Dispose|]();", "Dispose", "Send", "chain")]
    [InlineData("_ = await socket.SendAsync(chain).ConfigureAwait(false); chain.[|Dispose|]();", "Dispose", "SendAsync", "chain")]
    [InlineData("_ = socket.Send(chain); _ = other.Send([|chain|]);", "Send", "Send", "chain")]
    [InlineData(
        "if (flag) { chain.Dispose(); } else { _ = socket.Send(chain); } chain.[|Dispose|]();",
        "Dispose", "Send", "chain")]
    [InlineData("IoResult sent = socket.Send(chain); int n = chain.[|Length|]; Use(sent);", "Length", "Send", "chain")]
    [InlineData("IoResult sent = socket.Send(chain); sent = other.Send([|chain|]); Use(sent);", "Send", "Send", "chain")]
    [InlineData("MbufChain copy = chain; _ = socket.Send(chain); _ = other.Send([|copy|]);", "Send", "Send", "chain")]
    [InlineData(
        "ValueTask<IoResult> sending = socket.SendAsync(chain); chain.[|Dispose|](); _ = await sending;",
        "Dispose", "SendAsync", "chain")]
    [InlineData("try { _ = socket.Send(chain); } finally { chain.[|Dispose|](); }", "Dispose", "Send", "chain")]
    [InlineData(
        "try { IoResult sent = socket.Send(chain); } finally { chain.[|Dispose|](); Use(default); }",
        "Dispose", "Send", "chain")]
    [InlineData(
        "try { IoResult sent = await socket.SendAsync(chain); Use(sent); } finally { chain.[|Dispose|](); }",
        "Dispose", "SendAsync", "chain")]
    [InlineData("try { Check(socket.Send(chain)); } finally { chain.[|Dispose|](); }", "Dispose", "Send", "chain")]
    [InlineData(
        "try { Console.WriteLine(socket.Send(chain).Count); return; } finally { chain.[|Dispose|](); }",
        "Dispose", "Send", "chain")]
    public void One_that_is_gone_if_nobody_has_asked_is_too(string statements, string use, string send, string chain) =>
        InMethod(statements)
            .Reports()
            .Saying($"{use} {Throws} if {send} has succeeded: {chain} is given away then");

    [Theory]
    [InlineData(
        "using MbufChain own = writer.Detach(); IoResult sent = socket.Send([|own|]); if (!sent.IsSuccess) { return; }",
        "own")]
    [InlineData("using MbufChain own = chain; _ = socket.Send([|own|]);", "own")]
    [InlineData("using (chain) { IoResult sent = socket.Send([|chain|]); }", "chain")]
    [InlineData("using (_chain) { if (flag) { _ = socket.Send([|_chain|]); } }", "_chain")]
    public void What_a_using_statement_releases_is_not_to_be_given_away(string statements, string chain) =>
        InMethod(statements)
            .Reports()
            .Saying($"The using of {chain} {Throws} if Send has succeeded: {chain} is given away then");

    [Fact]
    public void Nor_is_it_to_be_released_twice() =>
        InMethod("using (MbufChain own = writer.Detach()) { if (flag) { own.[|Dispose|](); } }")
            .Reports()
            .Saying($"The using of own {Throws}: Dispose has released own");

    [Fact]
    public void A_copy_of_what_another_part_of_the_type_may_write_is_followed_alone() =>
        Verify.That("""
            using Sockopt;
            partial class Link(MbufChain chain)
            {
                int M() { MbufChain copy = chain; copy.Dispose(); Renew(); return copy.[|Length|] + chain.Length; }
            }
            partial class Link
            {
                void Renew() => chain = default;
            }
            """).WithCore().Reports();

    [Fact]
    public void Each_use_is_reported_for_the_call_before_it() =>
        InMethod("_ = socket.Send(chain); _ = other.Send([|chain|]); chain.[|Dispose|]();")
            .Reports()
            .Saying(
                $"Send {Throws} if Send has succeeded: chain is given away then",
                $"Dispose {Throws} if Send has succeeded: chain is given away then");

    [Theory]
    [InlineData("int n = chain.Length; chain.Dispose();")]
    [InlineData("if (!socket.Send(chain).IsSuccess) { chain.Dispose(); }")]
    [InlineData("if (!(await socket.SendAsync(chain)).IsSuccess) { chain.Dispose(); }")]
    [InlineData("if (socket.Send(chain).Errno != Errno.Success) { chain.Dispose(); }")]
    [InlineData("if (socket.Send(chain).Errno is not Errno.Success) { chain.Dispose(); }")]
    [InlineData("if (socket.Send(chain).Errno == Errno.EAGAIN) { chain.Dispose(); }")]
    [InlineData("if (socket.Send(chain) is { IsSuccess: false }) { chain.Dispose(); }")]
    [InlineData("if (socket.Send(chain) is not { Errno: Errno.Success }) { chain.Dispose(); }")]
    [InlineData("IoResult sent = socket.Send(chain); if (!sent.IsSuccess) { chain.Dispose(); }")]
    [InlineData("IoResult sent = socket.Send(chain); if (sent.Count == 0) { chain.Dispose(); }")]
    [InlineData("IoResult sent = socket.Send(chain); Check(sent); chain.Dispose();")]
    [InlineData(
        "IoResult r = await socket.SendAsync(chain); switch (r.Errno) { case Errno.Success: break; default: chain.Dispose(); break; }")]
    [InlineData("Errno error = socket.Send(chain).Errno; if (error != Errno.Success) { chain.Dispose(); }")]
    [InlineData("bool sent = socket.Send(chain).IsSuccess; if (!sent) { chain.Dispose(); }")]
    [InlineData("bool failed = !socket.Send(chain).IsSuccess; if (failed) { chain.Dispose(); }")]
    [InlineData("Check(socket.Send(chain)); chain.Dispose();")]
    [InlineData("while (!socket.Send(chain).IsSuccess) { await Task.Delay(1); }")]
    [InlineData("if (!socket.Send(chain).IsSuccess && !other.Send(chain).IsSuccess) { chain.Dispose(); }")]
    [InlineData("if (flag) { _ = socket.Send(chain); } else { chain.Dispose(); }")]
    [InlineData("if (flag) { chain.Dispose(); } if (!flag) { chain.Dispose(); }")]
    [InlineData(
        "IoResult sent = default; if (flag) { _ = socket.Send(chain); } else { sent = other.Send(chain); } chain.Dispose();")]
    [InlineData("chain.Dispose(); chain = writer.Detach(); chain.Dispose();")]
    [InlineData("chain.Split(1, out chain, out MbufChain rest); chain.Dispose(); rest.Dispose();")]
    [InlineData("chain.Split(1, out MbufChain first, out MbufChain rest); first.Dispose(); rest.Dispose();")]
    [InlineData("chain.Dispose(); Renew(ref chain); chain.Dispose();")]
    [InlineData("_ = socket.Send(chain.Duplicate()); chain.Dispose();")]
    [InlineData("MbufChain copy = chain; chain = writer.Detach(); chain.Dispose(); copy.Dispose();")]
    [InlineData("MbufChain copy = chain; copy.Dispose(); copy = writer.Detach(); copy.Dispose();")]
    [InlineData("chain.Dispose(); MbufChain copy = chain; Keep(copy); Console.WriteLine(nameof(chain.Length));")]
    [InlineData("Keep(chain); chain.Dispose();")]
    [InlineData("foreach (MbufChain one in chains) { if (!socket.Send(one).IsSuccess) { one.Dispose(); } }")]
    [InlineData("for (;;) { MbufChain one = writer.Detach(); _ = socket.Send(one); }")]
    [InlineData("try { if (socket.Send(chain).IsSuccess) { chain = default; } } finally { chain.Dispose(); }")]
    [InlineData(
        "try { IoResult r = socket.Send(chain); if (r is { IsSuccess: true }) { chain = default; } } finally { chain.Dispose(); }")]
    [InlineData(
        "try { IoResult r = socket.Send(chain); bool ok = r.Count > 0; if (ok) { chain = default; } } finally { chain.Dispose(); }")]
    [InlineData("try { Check(socket.Send(chain)); chain = default; } finally { chain.Dispose(); }")]
    [InlineData("try { chain = socket.Send(chain).IsSuccess ? default : chain; } finally { chain.Dispose(); }")]
    [InlineData("try { try { _ = socket.Send(chain); return; } finally { chain = default; } } finally { chain.Dispose(); }")]
    [InlineData("bool gone = false; try { gone = socket.Send(chain).IsSuccess; } finally { if (!gone) { chain.Dispose(); } }")]
    [InlineData("try { _ = socket.Send(chain); } catch (Exception) { chain.Dispose(); throw; }")]
    [InlineData("Action later = () => chain.Dispose(); _ = socket.Send(chain);")]
    [InlineData("Action renew = () => chain = writer.Detach(); chain.Dispose(); renew(); chain.Dispose();")]
    [InlineData("chain.Dispose(); _ = new Refill(ref chain); chain.Dispose();")]
    [InlineData("ref MbufChain its = ref chain; chain.Dispose(); its = writer.Detach(); chain.Dispose();")]
    [InlineData("IoResult sent = socket.Send(chain); bool Failed() => !sent.IsSuccess; if (Failed()) { chain.Dispose(); }")]
    [InlineData("using MbufChain own = writer.Detach(); _ = socket.Send(own.Duplicate()); Keep(own);")]
    [InlineData("using MbufChain own = writer.Detach(); Action later = () => _ = socket.Send(own);")]
    [InlineData("using (chain) { Action later = () => _ = socket.Send(chain); }")]
    [InlineData("using (chain) { _ = socket.Send(chain.Duplicate()); } _ = socket.Receive(default);")]
    [InlineData(
        "ChainResult got = socket.ReceiveChain(9); got.Chain.Dispose(); got = socket.ReceiveChain(9); got.Chain.Dispose();")]
    [InlineData("ChainResult got = socket.ReceiveChain(9); got.Chain.Dispose(); Console.WriteLine(got.Flags);")]
    [InlineData("_changing.Dispose(); _changing.Dispose();")]
    [InlineData("holder._held.Dispose(); holder._held.Dispose();")]
    [InlineData("writer.Dispose(); writer.Dispose();")]
    public void A_chain_that_may_be_the_callers_is_not(string statements) => InMethod(statements).ReportsNothing();

    private static SourceUnderTest InMethod(string statements) => Verify.That($$"""
        using System.Net.Sockets;
        using Sockopt;
        class C(MbufChain own)
        {
            private readonly MbufChain _chain = own;
            public readonly MbufChain _held = own;
            private MbufChain _changing = own;

            async Task M(
                MbufChain chain, KernelSocket socket, KernelSocket other, SocketBuffer buffer, MbufWriter writer,
                MbufChain[] chains, C holder, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }

            static void Use(IoResult result) { }
            static void Check(IoResult result) { if (!result.IsSuccess) throw new InvalidOperationException(); }
            static void Keep(MbufChain chain) { }
            static void Renew(ref MbufChain chain) { }

            class Refill
            {
                public Refill(ref MbufChain chain) { }
            }
        }
        """).WithCore();
}
