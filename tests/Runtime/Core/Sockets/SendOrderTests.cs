using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>The pieces of one send stay together (sblock on so_snd, S8.9). Between two of them it looks at memory of somebody
/// else, which is where these tests do something meanwhile.</summary>
public sealed class SendOrderTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Nobody_else_sends_between_two_pieces(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        string? other = null;
        using ForeignMemory memory = Memory("abcd"u8, () => other = pair.A.SendText("!"));
        Assert.Equal(4, pair.A.Send(Pieces.Of(memory.Memory, 2)).Count);
        Assert.Equal("EAGAIN", other);
        Assert.Equal("1", pair.A.SendText("!"));
        Assert.Equal("\"abcd!\"", pair.B.ReceiveText(9));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Who_waits_for_the_last_piece_sends_behind_it(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        Task<IoResult>? other = null;
        using ForeignMemory memory = Memory("abcd"u8, () =>
        {
            other = caller.Send(pair.A, "!"u8.ToArray());
            Caller.StillWaits(other, pair.Stack);
        });
        Assert.Equal(4, pair.A.Send(Pieces.Of(memory.Memory, 2)).Count);
        Assert.Equal(1, Caller.ResultOf(other!).Count);
        Assert.Equal("\"abcd!\"", pair.B.ReceiveText(9));
    }

    [Fact]
    public void One_that_fails_between_two_pieces_lets_others_send()
    {
        EchoProtocol echo = new() { SendsLeft = 1 };
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal(new IoResult(2, MessageFlags.None, Errno.EHOSTUNREACH), socket.Send(Pieces.Of("abcd"u8.ToArray(), 2)));
        Assert.Equal("1", socket.SendText("!"));
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void One_that_waits_between_two_pieces_lets_others_send(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        Task<IoResult> first = SendMoreThanFits(caller, pair);
        Assert.Equal("100", pair.A.SendText(new string('!', 100)));
        pair.B.ReceiveText(50_000);
        Assert.Equal(5500, Caller.ResultOf(first).Count);
    }

    [Fact] // or both would be torn
    public void One_that_has_waited_between_two_pieces_keeps_out_of_others()
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair("OpenBSD");
        Task<IoResult> first = SendMoreThanFits(caller, pair);
        using ForeignMemory memory = Memory(
            "!!??"u8, () => Caller.Ends(Task.Run(() => Assert.EndsWith("!!\"", pair.B.ReceiveText(50_000)))));
        Assert.Equal(4, pair.A.Send(Pieces.Of(memory.Memory, 2)).Count);
        Assert.Equal(5500, Caller.ResultOf(first).Count);
        Assert.StartsWith("\"??b", pair.B.ReceiveText(50_000));
    }

    // 3000 bytes fit, which is above the low-water mark; 500 are left behind the first piece, which is below it.
    private static Task<IoResult> SendMoreThanFits(Caller caller, LocalPair pair)
    {
        pair.A.SendText(new string('x', 32_768 - 3000));
        byte[] data = [.. Enumerable.Repeat((byte)'a', 2500), .. Enumerable.Repeat((byte)'b', 3000)];
        Task<IoResult> send = caller.Send(pair.A, Pieces.Of(data, 2500));
        Caller.StillWaits(send, pair.Stack);
        return send;
    }

    // The second look is that at the second piece.
    private static ForeignMemory Memory(ReadOnlySpan<byte> bytes, Action betweenPieces)
    {
        int looks = 0;
        return new ForeignMemory([.. bytes], () =>
        {
            if (++looks == 2)
            {
                betweenPieces();
            }
        });
    }
}
