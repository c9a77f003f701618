using System.Buffers;
using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>Messages as spans, sequences and mbuf chains, small and large: what goes in comes out, in one piece (S7.4g,
/// S9.9).</summary>
public sealed class MessageFormTests
{
    public static TheoryData<string, SocketType> Kinds
    {
        get
        {
            TheoryData<string, SocketType> kinds = [];
            foreach (StackProfile profile in TestCalls.Profiles)
            {
                kinds.Add(profile.Name, SocketType.Dgram);
                kinds.Add(profile.Name, SocketType.Seqpacket);
            }

            return kinds;
        }
    }

    [Theory] // from 8 KiB on they are copied without the lock, and through several clusters
    [MemberData(nameof(Kinds))]
    public async Task What_is_sent_in_any_form_is_received_in_any_form(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        int[] lengths = [0, 1, 255, 257, 4096, 8191, 8192, 8193, 20_000, 32_768, 100_000, 200_000];
        int longest = TestCalls.Profile(profile).Name == "Linux" ? 200_000 : pair.A.SendBuffer.HighWater - 16;
        foreach (int length in lengths.Where(length => length <= longest))
        {
            byte[] data = Pattern(length);
            for (int form = 0; form < 6; form++)
            {
                // Another message on either side shows that nothing is torn.
                bool hasNeighbours = length < longest / 2;
                Assert.True(!hasNeighbours || pair.A.SendText("before") == "6");
                Assert.Equal(length, (await Send(pair.A, data, form)).Count);
                Assert.True(!hasNeighbours || pair.A.SendText("behind") == "6");
                Assert.True(!hasNeighbours || pair.B.ReceiveText(9) == "\"before\"");
                Assert.Equal(data, await Receive(pair.B, length + 1, form));
                Assert.True(!hasNeighbours || pair.B.ReceiveText(9) == "\"behind\"");
            }
        }

        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        Assert.Equal(0, MessagePayment.Of(pair.A).Bytes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sequence_of_one_piece_is_like_its_bytes(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        Assert.Equal(3, pair.A.Send(new ReadOnlySequence<byte>("abc"u8.ToArray())).Count);
        Assert.Equal("\"abc\"", pair.B.ReceiveText(9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_does_not_fit_is_cut_off_in_any_form(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        byte[] data = Pattern(8190);
        byte[] buffer = new byte[4100];
        for (int length = 4000; length < 4200; length += 99)
        {
            int fits = Math.Min(length, buffer.Length);
            pair.A.Send(data);
            IoResult looked = pair.B.Receive(buffer.AsSpan(0, fits), MessageFlags.Peek);
            Assert.Equal(fits, looked.Count);
            Assert.True(looked.Flags.HasFlag(MessageFlags.Truncated));
            using (ChainOwner seen = new(pair.B.ReceiveChain(fits, MessageFlags.Peek)))
            {
                Assert.Equal(data[..fits], seen.Data);
                Assert.True(seen.Flags.HasFlag(MessageFlags.Truncated));
            }

            using ChainOwner taken = new(pair.B.ReceiveChain(fits));
            Assert.Equal(data[..fits], taken.Data);
            Assert.True(taken.Flags.HasFlag(MessageFlags.Truncated));
            Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        }
    }

    [Theory] // S9.12
    [InlineData("OpenBSD", 3)]
    [InlineData("Linux", 3)]
    public void A_chain_is_never_longer_than_what_was_asked_for(string profile, int length)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), SocketType.Dgram);
        pair.A.SendText("abcdef");
        using ChainOwner chain = new(pair.B.ReceiveChain(length, MessageFlags.Truncated));
        Assert.Equal("abc"u8.ToArray(), chain.Data);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_that_cannot_go_out_stays_with_the_caller(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        byte[] data = Pattern(pair.A.SendBuffer.HighWater + 1);
        MbufChain chain = LocalSockets.ChainOf(pair.Stack, data);
        Assert.Equal(Errno.EMSGSIZE, pair.A.Send(chain).Errno);
        Assert.Equal(data.Length, chain.Length);
        chain.Dispose();
        pair.A.Shutdown(ShutdownHow.Send);
        chain = LocalSockets.ChainOf(pair.Stack, [1, 2, 3]);
        Assert.Equal(Errno.EPIPE, pair.A.Send(chain).Errno);
        Assert.Equal(3, chain.Length);
        chain.Dispose();
        Assert.Equal(0, pair.Stack.Usage.Mbufs);
    }

    [Theory] // a sequence is one message, and is looked at before anything is locked
    [MemberData(nameof(Kinds))]
    public void Memory_that_throws_between_two_pieces_sends_nothing(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        int looks = 0;
        using ForeignMemory memory = new([.. "abcdef"u8], () => ObjectDisposedException.ThrowIf(++looks == 2, pair));
        Assert.Throws<ObjectDisposedException>(() => pair.A.Send(Pieces.Of(memory.Memory, 3)));
        Assert.Equal("EAGAIN", pair.B.ReceiveText(9));
        Assert.Equal("1", pair.A.SendText("!"));
        Assert.Equal("\"!\"", pair.B.ReceiveText(100));
        pair.A.Close();
        pair.B.Close();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Theory] // S7.4g
    [MemberData(nameof(Kinds))]
    public void Without_storage_nothing_is_sent(string profile, SocketType type)
    {
        StackProfile system = TestCalls.Profile(profile);
        using LocalPair pair = new(system, type, system.DefaultLimits with { MaximumStorage = Cluster.SmallSize });
        Assert.Equal(Errno.ENOBUFS, pair.A.Send(new byte[5000]).Errno);
        Assert.Equal(Errno.ENOBUFS, pair.A.Send(new byte[8192]).Errno);
        Assert.Equal(Errno.ENOBUFS, pair.A.Send(Pieces.Of(new byte[8192], 10)).Errno);
        Assert.Equal(Errno.ENOBUFS, pair.A.SendMessage(new byte[5000], [new TestFile()]).Errno);
        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        Assert.Equal(0, MessagePayment.Of(pair.A).Bytes);
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
        Assert.Equal("4", pair.A.SendText("fits"));
        Assert.Equal("\"fits\"", pair.B.ReceiveText(9));
    }

    [Theory] // S8.7
    [MemberData(nameof(Kinds))]
    public void Upcalls_tell_of_messages_and_of_room(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        List<string> told = [];
        pair.A.SetSendUpcall((socket, _) => told.Add("room"));
        pair.B.SetReceiveUpcall((socket, _) => told.Add($"data {socket.ReceiveText(9)}"));
        pair.A.SendText("abc");
        pair.A.SendText("");
        bool paysBack = type == SocketType.Seqpacket || profile == "Linux";
        string[] expected = paysBack
            ? ["data \"abc\"", "room", "data \"\"", "room"]
            : ["data \"abc\"", "data \"\""];
        Assert.Equal(expected, told);
    }

    private static byte[] Pattern(int length) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)(i ^ (i >> 8) ^ (i >> 16)))];

    private static async ValueTask<IoResult> Send(KernelSocket socket, byte[] data, int form)
    {
        int cut = data.Length / 3;
        return form switch
        {
            0 => socket.Send(data),
            1 => await socket.SendAsync(data),
            2 => socket.Send(Pieces.Of(data, cut, cut, data.Length - cut)),
            3 => await socket.SendAsync(Pieces.Of(data, cut)),
            4 => socket.Send(LocalSockets.ChainOf(socket.Stack, data)),
            _ => await socket.SendAsync(LocalSockets.ChainOf(socket.Stack, data)),
        };
    }

    private static async ValueTask<byte[]> Receive(KernelSocket socket, int length, int form)
    {
        byte[] buffer = new byte[length];
        switch (form)
        {
            case 0:
                return buffer[..socket.Receive(buffer).Count];
            case 1:
                return buffer[..(await socket.ReceiveAsync(buffer)).Count];
            case 2:
                return buffer[..socket.ReceiveMessage(buffer).Count];
            case 3:
                return buffer[..(await socket.ReceiveMessageAsync(buffer)).Count];
            case 4:
                using (ChainOwner chain = new(socket.ReceiveChain(length)))
                {
                    return chain.Data;
                }

            default:
                using (ChainOwner chain = new(await socket.ReceiveChainAsync(length)))
                {
                    return chain.Data;
                }
        }
    }

    // Looks at a chain, and releases it.
    private readonly struct ChainOwner(ChainResult result) : IDisposable
    {
        public byte[] Data => result.Chain.Sequence.ToArray();

        public MessageFlags Flags => result.Flags;

        public void Dispose() => result.Chain.Dispose();
    }
}
