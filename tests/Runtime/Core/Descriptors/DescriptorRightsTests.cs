using System.Net.Sockets;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>Descriptors that go along with bytes, and become new ones (S7.8, S9.6).</summary>
public sealed class DescriptorRightsTests
{
    private readonly TestFile _file = new();

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task They_arrive_as_the_lowest_free_numbers(string profile)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        int file = table.OpenFile(_file);
        Assert.Equal(5, calls.SendMessage(TestTable.A, "hello"u8, [file, TestTable.A]).Count);
        Assert.Equal(Errno.Success, calls.Close(file));
        Assert.Equal(0, _file.TimesClosed);
        byte[] buffer = new byte[9];
        DescriptorMessage message = calls.ReceiveMessage(TestTable.B, buffer);
        Assert.True(message.IsSuccess);
        Assert.Equal((5, MessageFlags.None), (message.Count, message.Flags));
        Assert.Equal([2, 3], message.Descriptors);
        Assert.Equal(Errno.ENOTSOCK, calls.Send(2, "x"u8).Errno);
        Assert.Equal(1, calls.Send(3, "x"u8).Count);
        Assert.Equal(1, calls.Receive(TestTable.B, buffer).Count);
        Assert.Equal(Errno.Success, calls.Close(2));
        Assert.Equal(1, _file.TimesClosed);

        Assert.Equal(2, (await calls.SendMessageAsync(TestTable.A, "yz"u8.ToArray(), [3])).Count);
        message = await calls.ReceiveMessageAsync(TestTable.B, buffer);
        Assert.Equal([2], message.Descriptors);
        Assert.Empty(calls.ReceiveMessage(TestTable.B, buffer, MessageFlags.DontWait).Descriptors);
    }

    [Theory] // as one
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task Two_bad_descriptors_among_them_or_none_at_all(string profile)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        Assert.Equal(Errno.EBADF, calls.SendMessage(TestTable.A, "x"u8, [98, 99]).Errno);
        Assert.Throws<ArgumentNullException>("rights", () => calls.SendMessage(TestTable.A, "x"u8, null!));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "rights", () => calls.SendMessageAsync(TestTable.A, new byte[1], null!).AsTask());
    }

    [Fact]
    public void They_become_descriptors_of_the_process_that_receives()
    {
        using TestTable table = new("Linux");
        using DescriptorTable other = new(table.Stack, LocalPair.User);
        table.Calls.GetFile(TestTable.B, out OpenFile? end);
        Assert.Equal(Errno.Success, other.Open(end!, out int receiver));
        table.Calls.SendMessage(TestTable.A, "x"u8, [table.OpenFile(_file)]);
        table.Calls.Dispose();
        Assert.Equal(0, _file.TimesClosed);
        Assert.Equal([1], other.ReceiveMessage(receiver, new byte[1]).Descriptors);
        other.Dispose();
        Assert.Equal(1, _file.TimesClosed);
        Assert.Equal(default, table.Stack.Usage);
    }

    [Theory]
    [InlineData("OpenBSD", Errno.EPIPE)]
    [InlineData("Linux", Errno.EBADF)]
    [Proves<StackProfile>(nameof(StackProfile.RightsAreLookedUpFirst))]
    public async Task A_bad_descriptor_among_them(string profile, Errno afterShutdown)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        int file = table.OpenFile(_file);
        Assert.Equal(Errno.EBADF, calls.SendMessage(TestTable.A, "x"u8, [file, 99]).Errno);
        Assert.Equal(Errno.EBADF, (await calls.SendMessageAsync(TestTable.A, "x"u8.ToArray(), [-1, file])).Errno);
        Assert.Equal(Errno.EAGAIN, calls.Receive(TestTable.B, new byte[1], MessageFlags.DontWait).Errno);
        calls.Shutdown(TestTable.A, ShutdownHow.Send);
        Assert.Equal(afterShutdown, calls.SendMessage(TestTable.A, "x"u8, [file, 99]).Errno);
        Assert.Equal(Errno.EPIPE, calls.SendMessage(TestTable.A, "x"u8, [file]).Errno);
        Assert.Equal(Errno.Success, calls.Close(file));
        Assert.Equal(1, _file.TimesClosed);
        Assert.Throws<ArgumentNullException>(() => calls.SendMessage(TestTable.A, "x"u8, null!));
    }

    [Theory]
    [InlineData(SocketType.Stream, Errno.EBADF)]
    [InlineData(SocketType.Dgram, Errno.EBADF)]
    [InlineData(SocketType.Seqpacket, Errno.ENOTCONN)]
    public void A_bad_descriptor_among_them_where_nobody_is_connected_on_linux(SocketType type, Errno expected)
    {
        using TestTable table = new("Linux");
        Assert.Equal(Errno.Success, table.Calls.Socket(SocketDomain.Unix, type, 0, out int socket));
        Assert.Equal(expected, table.Calls.SendMessage(socket, "x"u8, [99]).Errno);
    }

    [Theory]
    [InlineData(SocketType.Stream, Errno.EBADF)]
    [InlineData(SocketType.Seqpacket, Errno.ECONNRESET)]
    public void A_bad_descriptor_among_them_and_a_pending_error_on_linux(SocketType type, Errno expected)
    {
        using TestTable table = new("Linux");
        DescriptorTable calls = table.Calls;
        Assert.Equal(Errno.Success, calls.SocketPair(SocketDomain.Unix, type, 0, out int a, out int b));
        Assert.Equal(1, calls.Send(a, "x"u8).Count);
        Assert.Equal(Errno.Success, calls.Close(b));
        Assert.Equal(expected, calls.SendMessage(a, "x"u8, [99]).Errno);
        Assert.Equal(Errno.EBADF, calls.SendMessage(a, "x"u8, [99]).Errno);
    }

    [Theory]
    [InlineData("OpenBSD", Errno.EMSGSIZE, MessageFlags.None, 0, 3)]
    [InlineData("Linux", Errno.Success, MessageFlags.ControlTruncated, 2, 1)]
    [Proves<StackProfile>(nameof(StackProfile.SurplusRightsAreCutOff))]
    public async Task More_than_there_is_room_for(
        string profile, Errno error, MessageFlags flags, int received, int closed)
    {
        foreach (bool isTableFull in (bool[])[false, true])
        {
            using TestTable table = new(profile, maximum: isTableFull ? 4 : 100);
            DescriptorTable calls = table.Calls;
            TestFile[] files = [new(), new(), new()];
            Send(table, files);
            byte[] buffer = new byte[9];
            DescriptorMessage message = isTableFull
                ? calls.ReceiveMessage(TestTable.B, buffer)
                : await calls.ReceiveMessageAsync(TestTable.B, buffer, maximumRights: 2);
            Assert.Equal((error, flags), (message.Errno, message.Flags));
            Assert.Equal(received, message.Descriptors.Count);
            Assert.Equal(closed, files.Sum(file => file.TimesClosed));

            // The bytes are there, or where they were.
            int count = message.Count > 0 ? message.Count : calls.Receive(TestTable.B, buffer, MessageFlags.DontWait).Count;
            Assert.Equal("ab"u8.ToArray(), buffer[..count]);

            // What was not taken needs no number.
            Assert.All(message.Descriptors, descriptor => calls.Close(descriptor));
            Assert.Equal(2, table.OpenFile());
        }
    }

    [Theory]
    [InlineData("OpenBSD", MessageFlags.None)]
    [InlineData("Linux", MessageFlags.ControlTruncated)]
    [Proves<StackProfile>(nameof(StackProfile.LostRightsAreTold))]
    public async Task No_room_for_any_is_a_receive_of_bytes(string profile, MessageFlags flags)
    {
        using TestTable table = new(profile);
        foreach (bool isTask in (bool[])[false, true])
        {
            TestFile file = new();
            Send(table, [file]);
            DescriptorMessage message = isTask
                ? await table.Calls.ReceiveMessageAsync(TestTable.B, new byte[9], maximumRights: 0)
                : table.Calls.ReceiveMessage(TestTable.B, new byte[9], maximumRights: 0);
            Assert.Equal((Errno.Success, 2, flags), (message.Errno, message.Count, message.Flags));
            Assert.Empty(message.Descriptors);
            Assert.Equal(1, file.TimesClosed);
        }

        Assert.Throws<ArgumentOutOfRangeException>(
            () => table.Calls.ReceiveMessage(TestTable.B, new byte[9], maximumRights: -1));
    }

    [Fact]
    public void Looking_at_them_makes_new_descriptors_each_time()
    {
        using TestTable table = new("Linux");
        Send(table, [_file]);
        Assert.Equal([2], table.Calls.ReceiveMessage(TestTable.B, new byte[1], MessageFlags.Peek).Descriptors);
        Assert.Equal([3], table.Calls.ReceiveMessage(TestTable.B, new byte[1], MessageFlags.Peek).Descriptors);
        Assert.Equal([4], table.Calls.ReceiveMessage(TestTable.B, new byte[1]).Descriptors);
        Assert.All([2, 3, 4], descriptor =>
        {
            Assert.Equal(0, _file.TimesClosed);
            table.Calls.Close(descriptor);
        });
        Assert.Equal(1, _file.TimesClosed);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task A_datagram_tells_who_sent_it_and_goes_where_it_is_told(string profile)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        SocketName name = LocalName.OfPath("sender");
        Assert.Equal(Errno.Success, calls.Socket(SocketDomain.Unix, SocketType.Dgram, 0, out int receiver));
        Assert.Equal(Errno.Success, calls.Socket(SocketDomain.Unix, SocketType.Dgram, 0, out int sender));
        Assert.Equal(Errno.Success, calls.Bind(receiver, LocalSockets.Name));
        Assert.Equal(Errno.Success, calls.Bind(sender, name));
        Assert.Equal(3, calls.Send(sender, "abc"u8, to: LocalSockets.Name).Count);
        Assert.Equal(2, calls.SendMessage(sender, "de"u8, [table.OpenFile(_file)], to: LocalSockets.Name).Count);
        Assert.Equal(1, (await calls.SendMessageAsync(sender, "f"u8.ToArray(), [], to: LocalSockets.Name)).Count);
        byte[] buffer = new byte[9];
        DescriptorMessage message = calls.ReceiveFrom(receiver, buffer);
        Assert.Equal((3, name, LocalPair.User), (message.Count, message.Sender, message.Credential));
        message = calls.ReceiveMessage(receiver, buffer);
        Assert.Equal((2, name), (message.Count, message.Sender));
        Assert.Equal([5], message.Descriptors);
        message = await calls.ReceiveFromAsync(receiver, buffer);
        Assert.Equal((1, name), (message.Count, message.Sender));
        Assert.Equal(Errno.EBADF, calls.ReceiveFrom(99, buffer).Errno);
    }

    // From elsewhere, so that the table need not have room for them.
    private static void Send(TestTable table, TestFile[] files)
    {
        Assert.Equal(2, table.SocketOf(TestTable.A).SendMessage("ab"u8, files).Count);
        Array.ForEach(files, file => file.Release());
    }
}
