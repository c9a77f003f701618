using System.Runtime.CompilerServices;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>Files that go along with the bytes of a stream (S7.8, S9.6, S18.1). What Linux does was executed.</summary>
public sealed class RightsTests
{
    private const MessageFlags DontWait = MessageFlags.DontWait;

    private readonly TestFile _file = new();

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Files_arrive_with_the_first_of_their_bytes_once(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(5, pair.A.SendMessage("hello"u8, [_file]).Count);
        _file.Release();
        Assert.Equal(0, _file.TimesClosed);

        byte[] buffer = new byte[3];
        MessageResult first = pair.B.ReceiveMessage(buffer, DontWait);
        Assert.True(first.IsSuccess);
        Assert.Equal(3, first.Count);
        Assert.Same(_file, Assert.Single(first.Rights));
        MessageResult rest = pair.B.ReceiveMessage(buffer, DontWait);
        Assert.Equal(2, rest.Count);
        Assert.Empty(rest.Rights);

        _file.Release();
        Assert.Equal(1, _file.TimesClosed);
    }

    [Theory]
    [InlineData("OpenBSD", "ab 0;cd 1;ef 1")]
    [InlineData("Linux", "abcd 1;ef 1;gh 0")]
    [Proves<StackProfile>(nameof(StackProfile.ReceiveStopsBehindRights))]
    public async Task A_receive_gets_the_files_of_one_send(string profile, string expected)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.SendText("ab");
        await pair.A.SendMessageAsync("cd"u8.ToArray(), [_file]);
        await pair.A.SendMessageAsync("ef"u8.ToArray(), [_file]);
        pair.A.SendText("gh");
        List<string> received = [];
        byte[] buffer = new byte[20];
        for (int i = 0; i < 3; i++)
        {
            // All that it asks for never comes: it ends where the files of another send begin all the same.
            MessageFlags flags = i == 0 ? MessageFlags.WaitAll : MessageFlags.None;
            MessageResult result = await pair.B.ReceiveMessageAsync(buffer.AsMemory(0, i == 2 ? 2 : 20), flags)
                .AsTask().WaitAsync(Caller.Patience);
            received.Add($"{System.Text.Encoding.ASCII.GetString(buffer, 0, result.Count)} {result.Rights.Count}");
            foreach (OpenFile file in result.Rights)
            {
                file.Release();
            }
        }

        Assert.Equal(expected, string.Join(';', received));
    }

    [Theory] // S9.6: however much it waits for
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_receive_that_waits_for_more_ends_where_files_begin(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        pair.A.SendText("ab");
        byte[] buffer = new byte[20];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendMessage("cd"u8, [_file]);
        Assert.Equal("ab", Caller.TextOf(call, buffer));
        Assert.Single(pair.B.ReceiveMessage(buffer, DontWait).Rights);
    }

    [Fact] // S18.1, S9.8: more is asked for than the buffer holds, so that what is there is taken before the rest comes
    public async Task A_receive_that_has_taken_some_ends_where_files_begin()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.B.SetOption(SocketOption.ReceiveBufferSize, 4);
        TestFile other = new();
        foreach (IReadOnlyCollection<OpenFile> files in (OpenFile[][])[[], [other]])
        {
            byte[] buffer = new byte[20];
            Task<MessageResult> call = pair.B.ReceiveMessageAsync(buffer, MessageFlags.WaitAll).AsTask();
            pair.A.SendMessage("ab"u8, files);
            Caller.HasTakenWhatCame(call, pair.B);
            pair.A.SendMessage("cd"u8, [_file]);
            MessageResult result = await call.WaitAsync(Caller.Patience);
            Assert.Equal((2, files.Count), (result.Count, result.Rights.Count));
            result = await pair.B.ReceiveMessageAsync(buffer);
            Assert.Equal(2, result.Count);
            Assert.Same(_file, Assert.Single(result.Rights));
            _file.Release();
        }

        Assert.Equal(0, pair.Stack.Usage.PassedRights);
    }

    [Theory] // S18.1: and not before
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_receive_that_has_taken_some_takes_what_lies_before_the_files(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        pair.B.SetOption(SocketOption.ReceiveBufferSize, 4);
        byte[] buffer = new byte[20];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        pair.A.SendText("ab");
        Caller.HasTakenWhatCame(call, pair.B);
        using (Firing.Defer())
        {
            pair.A.SendText("c");
            pair.A.SendMessage("d"u8, [_file]);
        }

        Assert.Equal("abc", Caller.TextOf(call, buffer));
        Assert.Single(pair.B.ReceiveMessage(buffer, DontWait).Rights);
    }

    [Fact] // S9.7
    public void Files_stay_with_their_bytes_when_an_urgent_byte_before_them_is_lost()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("!", MessageFlags.OutOfBand);
        pair.A.SendMessage("x"u8, [_file]);
        pair.A.SendText("y");
        MessageResult result = pair.B.ReceiveMessage(new byte[9], DontWait);
        Assert.Equal((1, 1), (result.Count, result.Rights.Count));
        Assert.Equal("\"y\"", pair.B.ReceiveText(9));
    }

    [Fact]
    public void A_close_that_throws_leaves_the_other_files_not_open()
    {
        using DescriptorTable table = new(LocalPair.LocalStack(StackProfile.Linux), LocalPair.User);
        table.Open(new TestFile { Failure = new IOException("Not closed.") }, out _);
        table.Open(new TestFile { Failure = new InvalidOperationException("Not closed either.") }, out _);
        table.Open(_file, out _);
        Assert.Throws<IOException>(table.Dispose);
        Assert.Equal(1, _file.TimesClosed);
    }

    [Fact]
    public void A_socket_that_has_arrived_and_is_gone_is_nobodys_any_more()
    {
        using LocalPair pair = new(StackProfile.Linux);
        WeakReference sent = PassAndClose(pair);
        GC.Collect();
        Assert.False(sent.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference PassAndClose(LocalPair pair)
        {
            KernelSocket socket = LocalSockets.Client(pair.Stack);
            SocketFile file = new(socket);
            pair.A.SendMessage("x"u8, [file]);
            file.Release();
            Assert.Single(pair.B.ReceiveMessage(new byte[1]).Rights).Release();
            return new WeakReference(socket);
        }
    }

    [Fact]
    public void A_socket_in_flight_lives_and_is_closed_when_it_is_given_up()
    {
        using LocalPair pair = new(StackProfile.Linux);
        Assert.Equal(
            Errno.Success,
            pair.Stack.CreatePair(SocketDomain.Unix, pair.A.Type, 0, default, out KernelSocket? sent, out KernelSocket? other));
        SocketFile file = new(sent!);
        pair.A.SendMessage("x"u8, [file]);
        file.Release();
        Assert.Equal("1", sent!.SendText("y"));
        pair.B.Close();
        Assert.Equal("EBADF", sent!.SendText("y"));
        Assert.Equal("\"y\"", other!.ReceiveText(9));
        Assert.Equal("\"\"", other!.ReceiveText(9));
        other!.Close();
        pair.A.Close();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public void A_send_that_fails_takes_no_reference()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(Errno.EINVAL, pair.A.SendMessage("x"u8, [_file], MessageFlags.OutOfBand).Errno);
        Assert.Equal(0, pair.A.SendMessage([], [_file]).Count);
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(Errno.EPIPE, pair.A.SendMessage("x"u8, [_file]).Errno);
        _file.Release();
        Assert.Equal(1, _file.TimesClosed);

        TestFile open = new();
        Assert.Equal(Errno.EBADF, pair.B.SendMessage("x"u8, [open, _file]).Errno);
        Assert.Equal("EAGAIN", pair.A.ReceiveText(1));
        open.Release();
        Assert.Equal(1, open.TimesClosed);
        Assert.Throws<ArgumentNullException>("rights", () => pair.B.SendMessage("x"u8, null!));
        Assert.Throws<ArgumentNullException>("rights", () => pair.B.SendMessage("x"u8, [null!]));
    }

    [Theory] // S7.8
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Files_that_come_with_no_byte_leave_no_trace(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        pair.A.SendMessage([], [_file]);
        pair.A.SendMessage("a"u8, [_file]);
        MessageResult result = pair.B.ReceiveMessage(new byte[2], DontWait);
        Assert.Equal((1, 1), (result.Count, result.Rights.Count));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_list_of_no_files_parts_no_bytes(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        pair.A.SendMessage("ab"u8, []);
        pair.A.SendMessage("cd"u8, []);
        Assert.Equal("\"abcd\"", pair.B.ReceiveText(9));
    }

    [Fact] // S7.9
    public void A_protocol_without_rights_refuses_files()
    {
        EchoProtocol echo = new();
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal(Errno.EINVAL, socket.SendMessage("x"u8, [_file]).Errno);
    }

    [Fact]
    public void Files_stay_with_their_bytes_when_the_urgent_byte_before_them_is_taken()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("ab!", MessageFlags.OutOfBand);
        pair.A.SendMessage("cd"u8, [_file]);
        Assert.Equal("\"!\"", pair.B.ReceiveText(1, MessageFlags.OutOfBand));
        Assert.Empty(pair.B.ReceiveMessage(new byte[2], DontWait).Rights);
        Assert.Single(pair.B.ReceiveMessage(new byte[1], DontWait).Rights);
        Assert.Equal("\"d\"", pair.B.ReceiveText(9));
    }
}
