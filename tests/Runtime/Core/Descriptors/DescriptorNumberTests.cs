using System.Net.Sockets;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>Which numbers there are, and what they refer to (S19.4).</summary>
public sealed class DescriptorNumberTests
{
    private const SocketType Stream = SocketType.Stream;

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_new_descriptor_is_the_lowest_number_that_is_free(string profile)
    {
        using TestTable table = new(profile);
        int[] opened = [.. Enumerable.Range(0, 40).Select(_ => table.OpenFile())];
        Assert.Equal(Enumerable.Range(2, 40), opened);
        Assert.Equal(Errno.Success, table.Calls.Close(7));
        Assert.Equal(Errno.Success, table.Calls.Close(3));
        Assert.Equal(Errno.Success, table.Calls.Close(TestTable.A));
        Assert.Equal(TestTable.A, table.OpenSocket());
        Assert.Equal(Errno.Success, table.Calls.SocketPair(SocketDomain.Unix, Stream, 0, out int first, out int second));
        Assert.Equal((3, 7), (first, second));
        Assert.Equal(Errno.Success, table.Calls.Duplicate(7, out int duplicate));
        Assert.Equal(42, duplicate);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_full_table_takes_nothing_more_and_nothing_is_left_over(string profile)
    {
        using TestTable table = new(profile, maximum: 5);
        DescriptorTable calls = table.Calls;
        int listener = table.OpenListener();
        int client = table.OpenSocket();
        Assert.Equal(Errno.Success, calls.Connect(client, LocalSockets.Name));
        StackUsage before = table.Stack.Usage;
        Assert.Equal(Errno.EMFILE, calls.SocketPair(SocketDomain.Unix, Stream, 0, out int first, out int second));
        Assert.Equal((-1, -1), (first, second));
        Assert.Equal(before, table.Stack.Usage);

        TestFile file = new();
        int last = table.OpenFile(file);
        Assert.Equal(Errno.EMFILE, calls.Socket(SocketDomain.Unix, Stream, 0, out int created));
        Assert.Equal(-1, created);
        Assert.Equal(before, table.Stack.Usage);
        Assert.Equal(Errno.EMFILE, calls.Duplicate(last, out int duplicate));
        Assert.Equal(-1, duplicate);
        Assert.Equal(Errno.EMFILE, calls.Accept(listener, out int accepted, out _));
        Assert.Equal(-1, accepted);

        // What was not taken is still the caller's, and the connection is still there.
        TestFile other = new();
        Assert.Equal(Errno.EMFILE, calls.Open(other, out int opened));
        Assert.Equal(-1, opened);
        other.Release();
        Assert.Equal(1, other.TimesClosed);
        Assert.Equal(0, file.TimesClosed);
        Assert.Equal(Errno.Success, calls.Close(last));
        Assert.Equal(1, file.TimesClosed);
        Assert.Equal(Errno.Success, calls.Accept(listener, out accepted, out _));
        Assert.Equal(last, accepted);
    }

    [Fact]
    public void A_table_may_have_no_descriptors_at_all()
    {
        using DescriptorTable calls = new(LocalPair.LocalStack(StackProfile.Linux), LocalPair.User, maximumDescriptors: 0);
        Assert.Equal(Errno.EMFILE, calls.Socket(SocketDomain.Unix, Stream, 0, out _));
        Assert.Equal(Errno.EBADF, calls.Close(0));
        Assert.Equal(0, calls.Stack.Usage.Sockets);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new DescriptorTable(calls.Stack, LocalPair.User, maximumDescriptors: -1));
        Assert.Throws<ArgumentNullException>(() => new DescriptorTable(null!, LocalPair.User));
        Assert.Throws<ArgumentNullException>(() => calls.Open(null!, out _));
        SocketFile foreign = new(LocalPair.Unconnected(StackProfile.Linux));
        Assert.Throws<ArgumentException>(() => calls.Open(foreign, out _));
        foreign.Release();
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Descriptors_of_one_file_share_all_that_is_said_of_it(string profile)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        Assert.Equal(Errno.Success, calls.Duplicate(TestTable.A, out int duplicate));
        Assert.Equal(Errno.Success, calls.SetNonBlocking(duplicate, true));
        Assert.Equal(Errno.Success, calls.GetNonBlocking(TestTable.A, out bool isNonBlocking));
        Assert.True(isNonBlocking);
        Assert.Equal(Errno.EAGAIN, calls.Receive(TestTable.A, new byte[1]).Errno);
        Assert.Equal(Errno.Success, calls.Close(TestTable.A));
        Assert.Equal(1, calls.Send(duplicate, "x"u8).Count);
        Assert.Equal(1, calls.Receive(TestTable.B, new byte[1]).Count);
        Assert.Equal(Errno.Success, calls.Close(duplicate));
        Assert.Equal(0, calls.Receive(TestTable.B, new byte[1]).Count);
        Assert.Equal(Errno.EBADF, calls.Duplicate(duplicate, out duplicate));
        Assert.Equal(-1, duplicate);
        Assert.Equal(Errno.EBADF, calls.Close(TestTable.A));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_descriptor_can_be_made_to_refer_to_another_file(string profile)
    {
        using TestTable table = new(profile, maximum: 100);
        DescriptorTable calls = table.Calls;
        TestFile file = new();
        int descriptor = table.OpenFile(file);
        Assert.Equal(Errno.Success, calls.DuplicateTo(descriptor, TestTable.A));
        Assert.Equal(0, calls.Receive(TestTable.B, new byte[1]).Count);
        Assert.Equal(Errno.Success, calls.DuplicateTo(descriptor, 99));
        Assert.Equal(Errno.Success, calls.DuplicateTo(descriptor, descriptor));
        Assert.Equal(Errno.EBADF, calls.DuplicateTo(descriptor, 100));
        Assert.Equal(Errno.EBADF, calls.DuplicateTo(descriptor, -1));
        Assert.Equal(Errno.EBADF, calls.DuplicateTo(50, descriptor));
        Assert.Equal(Errno.EBADF, calls.DuplicateTo(50, 50));
        Assert.All([descriptor, TestTable.A, 99], number =>
        {
            Assert.Equal(0, file.TimesClosed);
            Assert.Equal(Errno.Success, calls.Close(number));
        });
        Assert.Equal(1, file.TimesClosed);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task An_accept_that_waits_has_its_number_already(string profile)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        int listener = table.OpenListener();
        Task<AcceptedDescriptor> accept = calls.AcceptAsync(listener).AsTask();
        Caller.StillWaits(accept, table.Stack);
        int taken = listener + 1;
        Assert.Equal(taken + 1, table.OpenFile());
        Assert.Equal(Errno.EBADF, calls.Close(taken));
        Assert.Equal(Errno.EBADF, calls.GetFile(taken, out _));
        Assert.Equal(Errno.EBADF, calls.Duplicate(taken, out _));
        Assert.Equal(Errno.EBUSY, calls.DuplicateTo(TestTable.A, taken));
        Assert.Equal(Errno.Success, calls.DuplicateTo(TestTable.A, TestTable.B));
        Assert.Equal(Errno.Success, calls.Connect(table.OpenSocket(), LocalSockets.Name));
        Assert.Equal(taken, (await accept.WaitAsync(Caller.Patience)).Descriptor);

        // One that fails gives it back.
        using CancellationTokenSource cancel = new();
        accept = calls.AcceptAsync(listener, cancel.Token).AsTask();
        cancel.Cancel();
        Assert.Equal(new AcceptedDescriptor(-1, default, Errno.EINTR), await accept.WaitAsync(Caller.Patience));
        Assert.Equal(taken + 3, table.OpenFile());
    }

    [Theory] // S2.6
    [InlineData("OpenBSD", Errno.EPROTONOSUPPORT)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.TypeOutOfRange))]
    public void A_type_may_say_that_the_socket_does_not_block_and_nothing_else(string profile, Errno otherwise)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        const SocketType NonBlocking = Stream | (SocketType)DescriptorFlags.NonBlocking;
        Assert.Equal(Errno.Success, calls.Socket(SocketDomain.Unix, NonBlocking, 0, out int socket));
        Assert.Equal(Errno.Success, calls.SocketPair(SocketDomain.Unix, NonBlocking, 0, out int first, out int second));
        Assert.All([socket, first, second], descriptor => Assert.True(table.SocketOf(descriptor).NonBlocking));
        Assert.All([TestTable.A, TestTable.B, table.OpenSocket()], descriptor =>
            Assert.False(table.SocketOf(descriptor).NonBlocking));
        StackUsage before = table.Stack.Usage;
        Assert.All([0x8000, 0x10, 0x2000, int.MinValue, -1], bits =>
        {
            Assert.Equal(otherwise, calls.Socket(SocketDomain.Unix, Stream | (SocketType)bits, 0, out _));
            Assert.Equal(otherwise, calls.Socket((SocketDomain)99, Stream | (SocketType)bits, 0, out _));
            Assert.Equal(otherwise, calls.SocketPair(SocketDomain.Unix, Stream | (SocketType)bits, 0, out _, out _));
        });
        Assert.Equal(before, table.Stack.Usage);
        Assert.Equal(
            table.Stack.Profile.UnknownDomain, calls.Socket((SocketDomain)99, NonBlocking, 0, out socket));
        Assert.Equal(-1, socket);
    }

    [Theory] // S19.4
    [InlineData("OpenBSD", Errno.EPROTONOSUPPORT)]
    [InlineData("Linux", Errno.EMFILE)]
    [Proves<StackProfile>(nameof(StackProfile.PairTakesNumbersFirst))]
    public void A_pair_that_is_wrong_and_has_no_room(string profile, Errno expected)
    {
        using TestTable table = new(profile, maximum: 3);
        Assert.Equal(expected, table.Calls.SocketPair((SocketDomain)99, Stream, 0, out _, out _));
        Assert.Equal(2, table.OpenFile());
        Assert.Equal(
            table.Stack.Profile.UnknownDomain, table.Calls.Socket((SocketDomain)99, Stream, 0, out _));
    }

    [Theory] // S19.4
    [InlineData("OpenBSD", "EINVAL EINVAL EINVAL EBADF ENOTSOCK EMFILE")]
    [InlineData("Linux", "EBADF EINVAL EINVAL EBADF EMFILE EMFILE")]
    [Proves<StackProfile>(nameof(StackProfile.AcceptAsksForSocketLast))]
    public void What_an_accept_finds_wrong_first(string profile, string expected)
    {
        using TestTable table = new(profile, maximum: 3);
        int file = table.OpenFile();
        const DescriptorFlags Wrong = (DescriptorFlags)0x8000;
        (int Descriptor, DescriptorFlags Flags)[] calls =
            [(99, Wrong), (file, Wrong), (TestTable.A, Wrong), (99, 0), (file, 0), (TestTable.A, 0)];
        Assert.Equal(
            expected.Split(' '), calls.Select(call => $"{table.Calls.Accept(call.Descriptor, call.Flags, out _, out _)}"));
        Assert.Equal(Errno.Success, table.Calls.Close(file));
        Assert.Equal(Errno.EINVAL, table.Calls.Accept(TestTable.A, out _, out _));
        Assert.Equal(2, table.OpenFile());
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task What_fails_holds_no_file_and_takes_no_number(string profile)
    {
        using TestTable table = new(profile);
        TestFile file = new();
        int descriptor = table.OpenFile(file);
        Assert.Equal(Errno.ENOTSOCK, table.Calls.Accept(descriptor, out int number, out _));
        Assert.Equal(-1, number);
        Assert.Equal(-1, (await table.Calls.AcceptAsync(descriptor)).Descriptor);
        Assert.NotEqual(Errno.Success, table.Calls.SocketPair((SocketDomain)99, SocketType.Stream, 0, out int a, out int b));
        Assert.Equal((-1, -1), (a, b));
        Errno outOfRange = table.Stack.Profile.TypeOutOfRange;
        Assert.Equal(outOfRange, table.Calls.SocketPair((SocketDomain)99, SocketType.Stream + 0x1000, 0, out _, out _));
        Assert.Equal(descriptor + 1, table.OpenSocket());
        table.Calls.Close(descriptor);
        Assert.Equal(1, file.TimesClosed);
    }

    [Theory] // S5.5
    [InlineData("OpenBSD", true)]
    [InlineData("Linux", false)]
    [Proves<StackProfile>(nameof(StackProfile.AcceptInheritsNonBlocking))]
    public void Whether_an_accepted_socket_blocks(string profile, bool inherits)
    {
        using TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        int listener = table.OpenListener();
        calls.SetNonBlocking(listener, true);
        Assert.Equal(Errno.EAGAIN, calls.Accept(listener, out _, out _));
        Assert.Equal(inherits, IsNonBlocking(null));
        Assert.True(IsNonBlocking(DescriptorFlags.NonBlocking));
        Assert.False(IsNonBlocking(DescriptorFlags.None));
        calls.SetNonBlocking(listener, false);
        Assert.False(IsNonBlocking(null));
        Assert.True(IsNonBlocking(DescriptorFlags.NonBlocking));

        bool IsNonBlocking(DescriptorFlags? flags)
        {
            Assert.Equal(Errno.Success, calls.Connect(table.OpenSocket(), LocalSockets.Name));
            Errno error = flags is { } asked
                ? calls.Accept(listener, asked, out int accepted, out _)
                : calls.Accept(listener, out accepted, out _);
            Assert.Equal(Errno.Success, error);
            return table.SocketOf(accepted).NonBlocking;
        }
    }

    [Fact]
    public void A_file_that_is_taken_out_of_the_table_is_the_takers_too()
    {
        using TestTable table = new("Linux");
        TestFile file = new();
        int descriptor = table.OpenFile(file);
        Assert.Equal(Errno.Success, table.Calls.GetFile(descriptor, out OpenFile? found));
        Assert.Same(file, found);
        table.Calls.Close(descriptor);
        Assert.Equal(0, file.TimesClosed);
        found!.Release();
        Assert.Equal(1, file.TimesClosed);
        Assert.Equal(Errno.EBADF, table.Calls.GetFile(descriptor, out found));
        Assert.Null(found);
    }

    [Fact]
    public void A_file_that_somebody_else_has_closed_is_a_bad_descriptor()
    {
        using DescriptorTable calls = new(LocalPair.LocalStack(StackProfile.Linux), LocalPair.User);
        TestFile file = new();
        calls.Open(file, out int descriptor);
        file.Release();
        Assert.Equal(Errno.EBADF, calls.GetFile(descriptor, out _));
        Assert.Equal(Errno.EBADF, calls.Send(descriptor, "x"u8).Errno);
        Assert.Throws<ObjectDisposedException>(() => calls.Close(descriptor));
        Assert.Equal(Errno.EBADF, calls.Close(descriptor));
    }
}
