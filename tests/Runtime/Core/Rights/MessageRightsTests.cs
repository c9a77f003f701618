using System.Net.Sockets;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>Files that go along with bytes, of all types of sockets (S7.8, S9.6). What Linux does was executed.</summary>
public sealed class MessageRightsTests
{
    private readonly TestFile _file = new();

    [Theory]
    [MemberData(nameof(RightsLimitTests.Kinds), MemberType = typeof(RightsLimitTests))]
    public async Task Files_arrive_with_what_they_were_sent_with(string profile, SocketType type)
    {
        using LocalPair pair = new(Profile(profile), type);
        Assert.Equal(2, pair.A.SendMessage("ab"u8, [_file]).Count);
        Assert.Equal(2, (await pair.A.SendMessageAsync("cd"u8.ToArray(), [_file, _file])).Count);
        Assert.Equal(3, pair.Stack.Usage.PassedRights);
        MessageResult first = pair.B.ReceiveMessage(new byte[2]);
        MessageResult second = await pair.B.ReceiveMessageAsync(new byte[2]);
        Assert.Single(first.Rights);
        Assert.Equal(2, second.Rights.Count);
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
        Array.ForEach(new int[3], _ => _file.Release());
        Assert.Equal(0, _file.TimesClosed);
        _file.Release();
        Assert.Equal(1, _file.TimesClosed);
    }

    [Theory] // the large ones are copied without the lock
    [InlineData("OpenBSD", "dgram", 8192)]
    [InlineData("OpenBSD", "seqpacket", 20_000)]
    [InlineData("OpenBSD", "stream", 20_000)]
    [InlineData("Linux", "dgram", 100_000)]
    [InlineData("Linux", "seqpacket", 100_000)]
    [InlineData("Linux", "stream", 100_000)]
    public void Files_arrive_with_a_large_message(string profile, string type, int size)
    {
        using LocalPair pair = new(Profile(profile), Enum.Parse<SocketType>(type, ignoreCase: true));
        Assert.Equal(size, pair.A.SendMessage(new byte[size], [_file]).Count);
        MessageResult result = pair.B.ReceiveMessage(new byte[size]);
        Assert.Equal(size, result.Count);
        Assert.Same(_file, Assert.Single(result.Rights));
    }

    [Theory] // of a stream they need a byte
    [InlineData("OpenBSD", "dgram", 1)]
    [InlineData("OpenBSD", "seqpacket", 1)]
    [InlineData("OpenBSD", "stream", 0)]
    [InlineData("Linux", "dgram", 1)]
    [InlineData("Linux", "seqpacket", 1)]
    [InlineData("Linux", "stream", 0)]
    public void Files_arrive_with_an_empty_message(string profile, string type, int files)
    {
        using LocalPair pair = new(Profile(profile), Enum.Parse<SocketType>(type, ignoreCase: true));
        Assert.Equal(Errno.Success, pair.A.SendMessage([], [_file]).Errno);
        Assert.Equal(files, pair.Stack.Usage.PassedRights);
        Assert.Equal(files, pair.B.ReceiveMessage(new byte[1], MessageFlags.DontWait).Rights.Count);
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
    }

    [Theory] // S9.6: the bytes of a stream stay
    [InlineData("OpenBSD", "EMSGSIZE; \"abc\" from nobody", "EMSGSIZE; EAGAIN")]
    [InlineData("Linux", "\"abc\" from nobody, ctrunc, 1 files; EAGAIN", "\"abc\" from nobody, ctrunc, 1 files; EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.SurplusRightsAreCutOff))]
    public void More_files_than_the_caller_takes(string profile, string stream, string message)
    {
        const string Steps = "a send abc fds=2 | b recvmsg 9 fds=1; b recvmsg 9 fds=1";
        Assert.Equal(stream, CoreTeller.Tell(profile, $"a pair b; {Steps}"));
        Assert.Equal(message, CoreTeller.Tell(profile, $"a pair b dgram; {Steps}"));
        Assert.Equal(message, CoreTeller.Tell(profile, $"a pair b seqpacket; {Steps}"));
    }

    [Theory]
    [MemberData(nameof(RightsLimitTests.Kinds), MemberType = typeof(RightsLimitTests))]
    public void As_many_files_as_the_caller_takes(string profile, SocketType type)
    {
        using LocalPair pair = new(Profile(profile), type);
        pair.A.SendMessage("x"u8, [_file, _file]);
        MessageResult result = pair.B.ReceiveMessage(new byte[1], maximumRights: 2);
        Assert.Equal((Errno.Success, MessageFlags.None, 2), (result.Errno, result.Flags, result.Rights.Count));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_message_that_is_lost_for_its_files_is_paid_back(string profile)
    {
        foreach (SocketType type in (SocketType[])[SocketType.Dgram, SocketType.Seqpacket])
        {
            using LocalPair pair = new(Profile(profile), type);
            Assert.Equal(5000, pair.A.SendMessage(new byte[5000], [_file, _file]).Count);
            pair.B.ReceiveMessage(new byte[5000], maximumRights: 1).Rights.ToList().ForEach(file => file.Release());
            Assert.Equal(0, pair.A.SendBuffer.Charged);
            Assert.Equal(0, pair.A.SendBuffer.ChargedStorage);
            Assert.Equal(0, pair.B.ReceiveBuffer.Records);
            Assert.Equal(0, pair.B.ReceiveBuffer.Overhead);
            Assert.Equal(0, pair.Stack.Usage.PassedRights);
        }

        _file.Release();
        Assert.Equal(1, _file.TimesClosed);
    }

    [Theory] // S9.6
    [InlineData("OpenBSD", SocketType.Stream, MessageFlags.None)]
    [InlineData("OpenBSD", SocketType.Dgram, MessageFlags.None)]
    [InlineData("OpenBSD", SocketType.Seqpacket, MessageFlags.None)]
    [InlineData("Linux", SocketType.Stream, MessageFlags.ControlTruncated)]
    [InlineData("Linux", SocketType.Dgram, MessageFlags.ControlTruncated)]
    [InlineData("Linux", SocketType.Seqpacket, MessageFlags.ControlTruncated)]
    [Proves<StackProfile>(nameof(StackProfile.LostRightsAreTold))]
    public void Who_does_not_ask_for_files_loses_them(string profile, SocketType type, MessageFlags expected)
    {
        using LocalPair pair = new(Profile(profile), type);
        for (int i = 0; i < 3; i++)
        {
            pair.A.SendMessage("x"u8, [_file]);
        }

        _file.Release();
        Assert.Equal(expected, pair.B.Receive(new byte[1]).Flags);
        Assert.Equal(expected, pair.B.ReceiveMessage(new byte[1], maximumRights: 0).Flags);
        Assert.Equal(0, _file.TimesClosed);
        ChainResult chain = pair.B.ReceiveChain(1);
        chain.Chain.Dispose();
        Assert.Equal(expected, chain.Flags);
        Assert.Equal(1, _file.TimesClosed);
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
    }

    [Theory] // S9.6
    [InlineData("OpenBSD", SocketType.Stream, 0)]
    [InlineData("OpenBSD", SocketType.Dgram, 0)]
    [InlineData("OpenBSD", SocketType.Seqpacket, 0)]
    [InlineData("Linux", SocketType.Stream, 1)]
    [InlineData("Linux", SocketType.Dgram, 1)]
    [InlineData("Linux", SocketType.Seqpacket, 1)]
    [Proves<StackProfile>(nameof(StackProfile.PeekGivesRights))]
    public void Looking_at_files(string profile, SocketType type, int seen)
    {
        using LocalPair pair = new(Profile(profile), type);
        pair.A.SendMessage("x"u8, [_file, _file]);
        MessageResult looked = pair.B.ReceiveMessage(new byte[1], MessageFlags.Peek, maximumRights: 1);
        Assert.Equal(seen, looked.Rights.Count);
        Assert.Equal(seen > 0, looked.Flags.HasFlag(MessageFlags.ControlTruncated));
        Assert.Equal(
            seen > 0 ? MessageFlags.ControlTruncated : MessageFlags.None,
            pair.B.Receive(new byte[1], MessageFlags.Peek).Flags & ~MessageFlags.Peek);
        Assert.Equal(2, pair.Stack.Usage.PassedRights);
        looked.Rights.ToList().ForEach(file => file.Release());
        Assert.Equal(2, pair.B.ReceiveMessage(new byte[1]).Rights.Count);
        Array.ForEach(new int[3], _ => _file.Release());
        Assert.Equal(1, _file.TimesClosed);
    }

    [Theory] // S12.7
    [InlineData("OpenBSD", "close")]
    [InlineData("OpenBSD", "shutdown")]
    [InlineData("Linux", "close")]
    public void What_nobody_will_receive_is_given_up(string profile, string how)
    {
        foreach (SocketType type in (SocketType[])[SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket])
        {
            TestFile file = new();
            using LocalPair pair = new(Profile(profile), type);
            pair.A.SendMessage("x"u8, [file]);
            pair.A.SendMessage("y"u8, [file]);
            file.Release();
            Assert.Equal(0, file.TimesClosed);
            _ = how == "close" ? pair.B.Close() : pair.B.Shutdown(ShutdownHow.Receive);
            Assert.Equal(1, file.TimesClosed);
            Assert.Equal(0, pair.Stack.Usage.PassedRights);
        }
    }

    [Theory] // S7.9, S12.6: nothing is taken for a message that does not arrive
    [InlineData("OpenBSD", Errno.ENOBUFS)]
    [InlineData("Linux", Errno.EAGAIN)]
    public void A_message_that_is_refused_takes_no_reference(string profile, Errno full)
    {
        StackProfile system = Profile(profile);
        SocketStack stack = LocalPair.LocalStack(system, system.DefaultLimits with { MaximumDatagrams = 0 });
        using KernelSocket receiver = LocalSockets.Create(stack, SocketDomain.Unix, SocketType.Dgram);
        using KernelSocket sender = LocalSockets.Create(stack, SocketDomain.Unix, SocketType.Dgram);
        receiver.Bind(LocalSockets.Name);
        IoResult Send() => sender.SendMessage("x"u8, [_file], MessageFlags.DontWait, LocalSockets.Name);
        Assert.Equal(1, Send().Count);
        Assert.Equal(full, Send().Errno);
        Assert.Equal(1, stack.Usage.PassedRights);
        receiver.Close();
        Assert.Equal(Errno.ECONNREFUSED, Send().Errno);
        Assert.Equal(0, stack.Usage.PassedRights);
        _file.Release();
        Assert.Equal(1, _file.TimesClosed);
    }

    [Theory] // S7.8: it gets them when it goes out, and not before
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_that_waits_sends_its_files_in_the_end(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = new(StackProfile.Linux, caller.Settings(), SocketType.Seqpacket);
        LocalSockets.FillMessages(pair.A);
        Task<IoResult> call = caller.SendMessage(pair.A, "x"u8.ToArray(), [_file]);
        Caller.StillWaits(call, pair.Stack);
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
        byte[] buffer = new byte[300_000];
        MessageResult result;
        do
        {
            result = pair.B.ReceiveMessage(buffer);
        }
        while (result.Rights.Count == 0);
        Assert.Equal(1, Caller.ResultOf(call).Count);
        Assert.Same(_file, result.Rights[0]);
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
    }
}
