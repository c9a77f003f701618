using System.Net.Sockets;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>The system calls of a table do what those of sockets do, once the descriptor is found (S19.1).</summary>
public sealed class DescriptorCallTests
{
    private static readonly byte[] Byte = [(byte)'x'];

    private static readonly Dictionary<string, Func<DescriptorTable, int, Errno>> SocketCalls = new()
    {
        ["bind"] = (calls, at) => calls.Bind(at, LocalSockets.Name),
        ["connect"] = (calls, at) => calls.Connect(at, LocalSockets.Name),
        ["connect, task"] = (calls, at) => Caller.ResultOf(calls.ConnectAsync(at, LocalSockets.Name).AsTask()),
        ["listen"] = (calls, at) => calls.Listen(at, 1),
        ["accept"] = (calls, at) => calls.Accept(at, out _, out _),
        ["accept4"] = (calls, at) => calls.Accept(at, DescriptorFlags.None, out _, out _),
        ["accept, task"] = (calls, at) => Caller.ResultOf(calls.AcceptAsync(at).AsTask()).Errno,
        ["accept4, task"] = (calls, at) => Caller.ResultOf(calls.AcceptAsync(at, DescriptorFlags.None).AsTask()).Errno,
        ["shutdown"] = (calls, at) => calls.Shutdown(at, (ShutdownHow)9),
        ["getsockname"] = (calls, at) => calls.GetSocketName(at, out _),
        ["getpeername"] = (calls, at) => calls.GetPeerName(at, out _),
        ["send"] = (calls, at) => calls.Send(at, Byte).Errno,
        ["send, task"] = (calls, at) => Caller.ResultOf(calls.SendAsync(at, Byte).AsTask()).Errno,
        ["recv"] = (calls, at) => calls.Receive(at, Byte).Errno,
        ["recv, task"] = (calls, at) => Caller.ResultOf(calls.ReceiveAsync(at, Byte).AsTask()).Errno,
        ["recvfrom"] = (calls, at) => calls.ReceiveFrom(at, Byte).Errno,
        ["recvfrom, task"] = (calls, at) => Caller.ResultOf(calls.ReceiveFromAsync(at, Byte).AsTask()).Errno,
        ["sendmsg"] = (calls, at) => calls.SendMessage(at, Byte, [TestTable.A]).Errno,
        ["sendmsg, task"] = (calls, at) => Caller.ResultOf(calls.SendMessageAsync(at, Byte, [TestTable.A]).AsTask()).Errno,
        ["recvmsg"] = (calls, at) => calls.ReceiveMessage(at, Byte).Errno,
        ["recvmsg, task"] = (calls, at) => Caller.ResultOf(calls.ReceiveMessageAsync(at, Byte).AsTask()).Errno,
        ["setsockopt"] = (calls, at) => calls.SetOption(at, -1, -1, new byte[5000]),
        ["setsockopt, key"] = (calls, at) => calls.SetOption(at, SocketOption.KeepAlive, true),
        ["setsockopt, address"] = (calls, at) => calls.SetOption(at, -1, -1, 8, -1),
        ["setsockopt, set-only key"] = (calls, at) => calls.SetOption(at, EchoKeys.Push, 1),
        ["setsockopt, key without a value"] = (calls, at) => calls.SetOption(at, EchoKeys.Reset),
        ["getsockopt"] = (calls, at) => calls.GetOption(at, -1, -1, default, out _),
        ["getsockopt, key"] = (calls, at) => calls.GetOption(at, SocketOption.KeepAlive, out _),
        ["getsockopt, get-only key"] = (calls, at) => calls.GetOption(at, SocketOption.Error, out _),
        ["getsockopt, address"] = (calls, at) => calls.GetOption(at, -1, -1, 8UL, 8UL),
    };

    private static readonly Dictionary<string, Func<DescriptorTable, int, Errno>> Requests = new()
    {
        ["FIONREAD"] = (calls, at) => calls.GetAvailable(at, out _),
        ["SIOCATMARK"] = (calls, at) => calls.GetAtMark(at, out _),
        ["FIONBIO"] = (calls, at) => calls.SetNonBlocking(at, true),
        ["F_GETFL"] = (calls, at) => calls.GetNonBlocking(at, out _),
    };

    public static TheoryData<string, string> OnSockets => Everywhere(SocketCalls.Keys);

    public static TheoryData<string, string> OnFiles => Everywhere(Requests.Keys);

    [Theory]
    [MemberData(nameof(OnSockets))]
    public void A_bad_descriptor_and_one_of_another_file_are_found_first(string profile, string call)
    {
        using TestTable table = new(profile);
        int file = table.OpenFile();
        Assert.All(TestTable.Bad, bad => Assert.Equal(Errno.EBADF, SocketCalls[call](table.Calls, bad)));
        Assert.Equal(Errno.ENOTSOCK, SocketCalls[call](table.Calls, file));
        Assert.Equal(Errno.Success, table.Calls.Close(file));
        Assert.Equal(Errno.EBADF, SocketCalls[call](table.Calls, file));
    }

    [Theory]
    [MemberData(nameof(OnFiles))]
    public void A_file_that_is_no_socket_has_no_requests(string profile, string request)
    {
        using TestTable table = new(profile);
        int file = table.OpenFile();
        Assert.All(TestTable.Bad, bad => Assert.Equal(Errno.EBADF, Requests[request](table.Calls, bad)));
        Assert.Equal(Errno.ENOTTY, Requests[request](table.Calls, file));
        Assert.Equal(Errno.Success, Requests[request](table.Calls, TestTable.A));
    }

    [Fact]
    public void A_request_that_fails_tells_nothing()
    {
        using TestTable table = new("Linux");
        table.Calls.GetAtMark(99, out bool isAtMark);
        table.Calls.GetNonBlocking(99, out bool isNonBlocking);
        table.Calls.GetAvailable(99, out int available);
        Assert.Equal((false, false, 0), (isAtMark, isNonBlocking, available));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Polling_tells_a_bad_descriptor_by_an_event(string profile)
    {
        using TestTable table = new(profile);
        int file = table.OpenFile();
        const PollEvents Both = PollEvents.In | PollEvents.Out;
        Assert.All(TestTable.Bad, bad =>
        {
            Assert.Equal(PollEvents.Invalid, table.Calls.Poll(bad, PollEvents.In));
            Assert.Equal(PollEvents.Invalid, table.Calls.Poll(bad, PollEvents.In, Timeout.InfiniteTimeSpan));
        });
        Assert.Equal(Both, table.Calls.Poll(file, Both | PollEvents.Priority));
        Assert.Equal(PollEvents.None, table.Calls.Poll(file, PollEvents.Priority, Timeout.InfiniteTimeSpan));
        Assert.Equal(PollEvents.Out, table.Calls.Poll(TestTable.A, Both));
        Assert.Equal(PollEvents.Out, table.Calls.Poll(TestTable.A, Both, Timeout.InfiniteTimeSpan));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task Waiting_to_be_ready_ends_when_it_is(string profile)
    {
        using TestTable table = new(profile);
        Task<PollEvents> poll = table.Calls.PollAsync(TestTable.B, PollEvents.In, Timeout.InfiniteTimeSpan).AsTask();
        Caller.StillWaits(poll, table.Stack);
        Assert.Equal(1, (await table.Calls.SendAsync(TestTable.A, Byte)).Count);
        Assert.Equal(PollEvents.In, await poll.WaitAsync(Caller.Patience));
        Assert.Equal(PollEvents.Invalid, await table.Calls.PollAsync(99, PollEvents.In, Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => table.Calls.PollAsync(TestTable.A, PollEvents.In, TimeSpan.FromDays(-2)).AsTask());
        Assert.Throws<ArgumentOutOfRangeException>(
            () => table.Calls.Poll(TestTable.A, PollEvents.In, TimeSpan.FromDays(-2)));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task A_connection_is_made_named_used_and_ended(string profile)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        int listener = table.OpenListener();
        int client = table.OpenSocket();
        ValueTask<AcceptedDescriptor> accepting = calls.AcceptAsync(listener);
        Assert.Equal(Errno.Success, await calls.ConnectAsync(client, LocalSockets.Name));
        AcceptedDescriptor accepted = await accepting;
        Assert.True(accepted.IsSuccess);
        Assert.Equal(4, accepted.Descriptor);
        Assert.Equal(Errno.Success, calls.GetSocketName(client, out SocketName ofClient));
        Assert.Equal(ofClient, accepted.PeerName);
        Assert.Equal(Errno.Success, calls.GetPeerName(client, out SocketName ofPeer));
        Assert.Equal(LocalSockets.Name, ofPeer);

        Assert.Equal(5, calls.Send(client, "hello"u8).Count);
        Assert.Equal(Errno.Success, calls.GetAvailable(accepted.Descriptor, out int available));
        Assert.Equal(5, available);
        byte[] buffer = new byte[3];
        Assert.Equal(3, calls.Receive(accepted.Descriptor, buffer).Count);
        Assert.Equal("hel"u8.ToArray(), buffer);
        Assert.Equal(2, (await calls.ReceiveAsync(accepted.Descriptor, buffer)).Count);
        Assert.Equal("lol"u8.ToArray(), buffer);
        Assert.Equal(Errno.Success, calls.Shutdown(client, ShutdownHow.Send));
        Assert.Equal(0, calls.Receive(accepted.Descriptor, buffer).Count);
        Assert.Equal(Errno.EPIPE, calls.Send(client, Byte).Errno);
        Assert.Equal(Errno.EINVAL, calls.Shutdown(client, (ShutdownHow)9));
    }

    [Theory] // S6.5, S14.3: what the process is, its sockets and calls are.
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Calls_are_made_on_behalf_of_the_process(string profile)
    {
        using TestTable table = new(profile);
        Credential other = new(UserId: 0, GroupId: 8, ProcessId: 9);
        using DescriptorTable client = new(table.Stack, other);
        int listener = table.OpenListener();
        client.Socket(SocketDomain.Unix, SocketType.Stream, 0, out int socket);

        // It was made by one process and connects in another.
        table.Calls.GetFile(table.OpenSocket(), out OpenFile? file);
        Assert.Equal(Errno.Success, client.Open(file!, out int passed));
        Assert.All([socket, passed], connecting =>
        {
            Assert.Equal(Errno.Success, client.Connect(connecting, LocalSockets.Name));
            Assert.Equal(Errno.Success, table.Calls.Accept(listener, out int accepted, out _));
            table.Calls.GetOption(accepted, SocketOption.PeerCredentials, out PeerCredentials peer);
            Assert.Equal(new PeerCredentials(0, 8, 9), peer);
        });
        client.GetOption(socket, SocketOption.PeerCredentials, out PeerCredentials ofListener);
        Assert.Equal(LocalPair.User.ProcessId, ofListener.ProcessId);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Urgent_data_is_told_by_a_request(string profile)
    {
        using TestTable table = new(profile);
        bool hasUrgent = table.Stack.Profile.LocalStreamHasUrgentData;
        IoResult sent = table.Calls.Send(TestTable.A, Byte, MessageFlags.OutOfBand);
        Assert.Equal(hasUrgent ? Errno.Success : Errno.EOPNOTSUPP, sent.Errno);
        Assert.Equal(Errno.Success, table.Calls.GetAtMark(TestTable.B, out bool isAtMark));
        Assert.Equal(hasUrgent, isAtMark);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Options_are_set_and_read_by_number_and_by_key(string profile)
    {
        using TestTable table = new(profile);
        (int level, int name) = (SocketOption.KeepAlive.Id.Level.Core, SocketOption.KeepAlive.Id.CoreNumber);
        byte[] value = new byte[8];
        Assert.Equal(Errno.Success, table.Calls.SetOption(TestTable.A, SocketOption.KeepAlive, true));
        Assert.Equal(Errno.Success, table.Calls.GetOption(TestTable.A, level, name, value, out int length));
        Assert.Equal(sizeof(int), length);
        Assert.NotEqual(0, BitConverter.ToInt32(value));
        Assert.Equal(Errno.Success, table.Calls.SetOption(TestTable.A, level, name, new byte[4]));
        Assert.Equal(Errno.Success, table.Calls.GetOption(TestTable.A, SocketOption.KeepAlive, out bool keepAlive));
        Assert.False(keepAlive);
        Assert.Equal(Errno.Success, table.Calls.GetOption(TestTable.A, SocketOption.SocketType, out SocketType type));
        Assert.Equal(SocketType.Stream, type);
        Assert.Equal(Errno.EINVAL, table.Calls.SetOption(TestTable.A, level, name, new byte[3]));
        Assert.Equal(Errno.ENOPROTOOPT, table.Calls.GetOption(TestTable.A, level, -1, value, out length));
        Assert.Equal(0, length);
    }

    [Theory] // S17.3; Linux executed
    [InlineData("OpenBSD", Errno.Success)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.AvailableAtListener))]
    public void There_is_nothing_to_count_at_a_listener(string profile, Errno expected)
    {
        using TestTable table = new(profile);
        Assert.Equal(expected, table.Calls.GetAvailable(table.OpenListener(), out int available));
        Assert.Equal(0, available);
    }

    private static TheoryData<string, string> Everywhere(IEnumerable<string> calls)
    {
        TheoryData<string, string> all = [];
        foreach (string call in calls)
        {
            Array.ForEach(TestCalls.Profiles, profile => all.Add(profile.Name, call));
        }

        return all;
    }
}
