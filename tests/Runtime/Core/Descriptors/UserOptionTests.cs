using System.Net.Sockets;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>getsockopt(2) and setsockopt(2) with addresses: each error of the manual page, the order in which they come, and what
/// is written (S13.4, S13.6, S14.4 to S14.7).</summary>
public sealed class UserOptionTests
{
    // A region that can be read and written, one behind it that can only be read, and nothing behind that.
    private const ulong Value = 0x1000;
    private const ulong Length = 0x1040;
    private const ulong End = 0x1080;
    private const ulong ReadOnly = 0x3000;
    private const ulong Nowhere = 0x9000;
    private const int Unknown = 0x7777;
    private const int Socket = 0xFFFF;
    private const int OtherLevel = 6;

    private static readonly int KeepAlive = SocketOption.KeepAlive.Id.CoreNumber;
    private static readonly int Linger = SocketOption.Linger.Id.CoreNumber;
    private static readonly int Timeout = SocketOption.ReceiveTimeout.Id.CoreNumber;
    private static readonly int Type = SocketOption.SocketType.Id.CoreNumber;
    private static readonly int Error = SocketOption.Error.Id.CoreNumber;

    private readonly byte[] _bytes = new byte[End - Value];
    private readonly UserMemoryMap _memory = new();

    public UserOptionTests()
    {
        _memory.Map(Value, _bytes);
        _memory.Map(ReadOnly, new byte[64], UserMemoryAccess.Read);
    }

    private int Told
    {
        get => BitConverter.ToInt32(_bytes, (int)(Length - Value));
        set => BitConverter.TryWriteBytes(_bytes.AsSpan((int)(Length - Value)), value);
    }

    [Theory]
    [InlineData("OpenBSD", 8)]
    [InlineData("Linux", 1)]
    public void An_option_is_set_from_memory_and_read_into_it(string profile, int on)
    {
        using TestTable table = Table(profile);
        Put(5);
        Assert.Equal(Errno.Success, Set(table, KeepAlive, Value, 4));
        Told = 60;
        Assert.Equal(Errno.Success, Get(table, KeepAlive, Value, Length));
        Assert.Equal(on, BitConverter.ToInt32(_bytes));
        Assert.Equal(4, Told);
        Assert.True(table.Calls.GetOption(TestTable.A, SocketOption.KeepAlive, out bool value) == Errno.Success && value);
        Put(1, 7);
        Assert.Equal(Errno.Success, Set(table, Linger, Value, 8));
        Told = 8;
        Put(9, 9);
        Assert.Equal(Errno.Success, Get(table, Linger, Value, Length));
        Assert.Equal(7, BitConverter.ToInt32(_bytes, 4));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_bad_descriptor_is_EBADF_whatever_else_is_wrong(string profile)
    {
        using TestTable table = Table(profile);
        Assert.All(TestTable.Bad, bad =>
        {
            Assert.Equal(Errno.EBADF, table.Calls.SetOption(bad, Unknown, Unknown, Nowhere, -1));
            Assert.Equal(Errno.EBADF, table.Calls.GetOption(bad, Unknown, Unknown, Nowhere, Nowhere));
        });
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_file_that_is_no_socket_is_ENOTSOCK_whatever_else_is_wrong(string profile)
    {
        using TestTable table = Table(profile);
        int file = table.OpenFile();
        Assert.Equal(Errno.ENOTSOCK, table.Calls.SetOption(file, Unknown, Unknown, Nowhere, -1));
        Assert.Equal(Errno.ENOTSOCK, table.Calls.GetOption(file, Unknown, Unknown, Nowhere, Nowhere));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void An_unknown_option_is_ENOPROTOOPT(string profile)
    {
        using TestTable table = Table(profile);
        Told = 4;
        Assert.Equal(Errno.ENOPROTOOPT, Set(table, Unknown, Value, 4));
        Assert.Equal(Errno.ENOPROTOOPT, Get(table, Unknown, Value, Length));
        Assert.Equal(Errno.ENOPROTOOPT, Set(table, Type, Value, 4));

        // Where the value would go does not matter, where it comes from does.
        Assert.Equal(Errno.ENOPROTOOPT, Get(table, Unknown, Nowhere, Length));
        Assert.Equal(Errno.EFAULT, Set(table, Unknown, Nowhere, 4));
        Assert.Equal(Errno.EFAULT, Get(table, Unknown, Value, Nowhere));
        Assert.Equal(4, Told);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_value_that_cannot_be_read_is_EFAULT_and_sets_nothing(string profile)
    {
        using TestTable table = Table(profile);
        Put(1);
        Assert.All([Nowhere, End - 1, End, ulong.MaxValue, ulong.MaxValue - 3, 1UL], address =>
        {
            Assert.Equal(Errno.EFAULT, Set(table, KeepAlive, address, 4));
            Assert.Equal(Errno.EFAULT, Set(table, Linger, address, 8));
        });
        Assert.Equal(Errno.EFAULT, Set(table, Linger, End - 4, 8));
        Assert.Equal(Errno.EFAULT, Set(table, Timeout, End - 15, 16));
        Assert.Equal(Errno.Success, Set(table, Timeout, End - 16, 16));
        table.Calls.GetOption(TestTable.A, SocketOption.KeepAlive, out bool keepAlive);
        Assert.False(keepAlive);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_value_that_cannot_be_written_is_EFAULT_and_its_length_is_not_told(string profile)
    {
        using TestTable table = Table(profile);
        Assert.All([Nowhere, End, ReadOnly, ulong.MaxValue], address =>
        {
            Told = 9;
            Assert.Equal(Errno.EFAULT, Get(table, KeepAlive, address, Length));
            Assert.Equal(9, Told);
        });

        // What could be written is.
        _bytes.AsSpan(^6..).Fill(0xEE);
        Assert.Equal(Errno.EFAULT, Get(table, Type, End - 2, Length));
        Assert.Equal([0xEE, 0xEE, 0xEE, 0xEE, 1, 0], _bytes[^6..]);

        // As much as there is room for has to be writable, and no more.
        Told = 2;
        Assert.Equal(Errno.Success, Get(table, Type, End - 2, Length));
        Assert.Equal(2, Told);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_length_that_cannot_be_read_or_written_is_EFAULT(string profile)
    {
        using TestTable table = Table(profile);
        _bytes.AsSpan(0, 4).Fill(0xEE);
        Assert.All([0UL, Nowhere, End - 3, End, ulong.MaxValue], address =>
            Assert.Equal(Errno.EFAULT, Get(table, Type, Value, address)));
        Assert.Equal([0xEE, 0xEE, 0xEE, 0xEE], _bytes[..4]);

        // One that can only be read says how much room there is: the value is there, and its length is not.
        UserMemoryMap other = new();
        other.Map(Value, _bytes);
        other.Map(ReadOnly, new byte[] { 3, 0, 0, 0 }, UserMemoryAccess.Read);
        using TestTable reading = new(profile, other);
        Assert.Equal(Errno.EFAULT, Get(reading, Type, Value, ReadOnly));
        Assert.Equal([1, 0, 0, 0xEE], _bytes[..4]);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_short_value_is_EINVAL(string profile)
    {
        using TestTable table = Table(profile);
        Put(1, 1, 1, 1);
        Assert.All([0, 1, 3], length => Assert.Equal(Errno.EINVAL, Set(table, KeepAlive, Value, length)));
        Assert.Equal(Errno.EINVAL, Set(table, Linger, Value, 7));
        Assert.Equal(Errno.EINVAL, Set(table, Timeout, Value, 15));
        Assert.Equal(Errno.EINVAL, Set(table, KeepAlive, Value, -1));
        Assert.Equal(Errno.EINVAL, Set(table, KeepAlive, Nowhere, int.MinValue));
    }

    [Theory]
    [InlineData("OpenBSD", Errno.EFAULT, Errno.ENOPROTOOPT)]
    [InlineData("Linux", Errno.EINVAL, Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.ShortValueIsRefusedFirst))]
    public void A_short_value_of_nowhere_and_of_an_unknown_option(string profile, Errno nowhere, Errno unknown)
    {
        using TestTable table = Table(profile);
        Assert.Equal(nowhere, Set(table, KeepAlive, Nowhere, 3));
        Assert.Equal(unknown, Set(table, Unknown, Value, 3));
        Assert.Equal(unknown, Set(table, Unknown, Nowhere, 0));
    }

    [Theory]
    [InlineData("OpenBSD", 2048)]
    [InlineData("Linux", int.MaxValue)]
    [Proves<StackProfile>(nameof(StackProfile.LongestOptionValue))]
    public void A_value_that_is_longer_than_any_is_EINVAL(string profile, int longest)
    {
        UserMemoryMap memory = new();
        memory.Map(Value, new byte[70_000]);
        using TestTable table = new(profile, memory);
        Assert.Equal(Errno.Success, Set(table, KeepAlive, Value, longest));
        Assert.Equal(Errno.Success, table.Calls.SetOption(TestTable.A, Socket, KeepAlive, new byte[Math.Min(longest, 70_000)]));
        Assert.Equal(Errno.EINVAL, Set(table, KeepAlive, Value, unchecked(longest + 1)));
        Assert.Equal(Errno.EINVAL, Set(table, Unknown, Nowhere, unchecked(longest + 1)));
        if (longest < 70_000)
        {
            Assert.Equal(Errno.EINVAL, table.Calls.SetOption(TestTable.A, Socket, Unknown, new byte[longest + 1]));
        }
    }

    [Theory]
    [InlineData("OpenBSD", Errno.EFAULT, Errno.EFAULT)]
    [InlineData("Linux", Errno.Success, Errno.ENOPROTOOPT)]
    [Proves<StackProfile>(nameof(StackProfile.OptionValueIsReadWhole))]
    public void Surplus_that_cannot_be_read(string profile, Errno known, Errno unknown)
    {
        using TestTable table = Table(profile);
        Assert.Equal(known, Set(table, KeepAlive, End - 4, 5));
        Assert.Equal(known, Set(table, KeepAlive, End - 4, 2000));
        Assert.Equal(known, Set(table, KeepAlive, End - 60, 2000));
        Assert.Equal(unknown, Set(table, Unknown, End - 4, 8));
        Assert.Equal(Errno.EFAULT, Set(table, Unknown, End - 3, 8));
        Assert.Equal(Errno.Success, Set(table, KeepAlive, End - 4, 4));
    }

    [Fact] // of Linux: what was read is wrong, whatever lies behind it
    public void A_wrong_value_with_surplus_that_cannot_be_read()
    {
        StackProfile profile = StackProfile.Linux with { BufferSizeIsFixedAfterShutdown = true };
        using DescriptorTable calls = new(LocalPair.LocalStack(profile), LocalPair.User, _memory);
        Assert.Equal(Errno.Success, calls.SocketPair(SocketDomain.Unix, SocketType.Stream, 0, out int socket, out _));
        calls.Shutdown(socket, ShutdownHow.Send);
        int name = SocketOption.SendBufferSize.Id.CoreNumber;
        Assert.Equal(Errno.EINVAL, calls.SetOption(socket, Socket, name, End - 4, 8));
        Assert.Equal(Errno.EFAULT, calls.SetOption(socket, Socket, name, End - 3, 8));
    }

    [Fact] // of Linux: how much of it is read is the protocol's business
    public void A_value_of_a_protocol_that_can_be_read_in_part()
    {
        EchoProtocol echo = new();
        using DescriptorTable calls = new(new SocketStack(StackProfile.Linux, echo), LocalPair.User, _memory);
        Assert.Equal(Errno.Success, calls.Socket(echo.Domain, echo.Type, echo.Number, out int socket));
        Assert.Equal(Errno.ENOPROTOOPT, calls.SetOption(socket, EchoProtocol.Level, 99, End - 1, 4));
        Assert.Equal(Errno.EFAULT, calls.SetOption(socket, EchoProtocol.Level, 99, End, 4));
        Assert.Equal(["set 7 99"], echo.Heard);
    }

    [Theory]
    [InlineData("OpenBSD", Errno.EINVAL, Errno.Success, Errno.Success)]
    [InlineData("Linux", Errno.EFAULT, Errno.EFAULT, Errno.EFAULT)]
    [Proves<StackProfile>(nameof(StackProfile.NullValueIsNoValue))]
    public void Address_0_for_the_value(string profile, Errno set, Errno get, Errno getWithoutLength)
    {
        using TestTable table = Table(profile);
        Told = 4;
        Assert.Equal(set, Set(table, KeepAlive, 0, 4));
        Assert.Equal(get, Get(table, KeepAlive, 0, Length));
        Assert.Equal(4, Told);
        Assert.Equal(getWithoutLength, Get(table, KeepAlive, 0, Nowhere));

        // It means that even if something is there.
        _memory.Map(0, new byte[] { 1, 0, 0, 0 });
        Assert.Equal(profile == "Linux" ? Errno.Success : set, Set(table, KeepAlive, 0, 4));
        Assert.Equal(Errno.Success, Get(table, KeepAlive, 0, Length));
        byte[] read = new byte[1];
        _memory.CopyIn(0, read);
        Assert.Equal(1, read[0]);
    }

    [Theory]
    [InlineData("OpenBSD", Errno.Success, 4)]
    [InlineData("Linux", Errno.EINVAL, -1)]
    [Proves<StackProfile>(nameof(StackProfile.NegativeLengthIsRefused))]
    public void A_negative_length_to_read_is_EINVAL_or_much_room(string profile, Errno expected, int told)
    {
        using TestTable table = Table(profile);
        Told = -1;
        Assert.Equal(expected, Get(table, KeepAlive, Value, Length));
        Assert.Equal(told, Told);
        Told = int.MinValue;
        Assert.Equal(expected == Errno.Success ? Errno.ENOPROTOOPT : expected, Get(table, Unknown, Value, Length));
        Assert.Equal(int.MinValue, Told);
    }

    [Theory]
    [InlineData("OpenBSD", Errno.EFAULT, Errno.ENOPROTOOPT)]
    [InlineData("Linux", Errno.EOPNOTSUPP, Errno.EOPNOTSUPP)]
    [Proves<StackProfile>(nameof(StackProfile.UnknownLevelComesBeforeMemory), nameof(StackProfile.UnknownLevel))]
    public void A_level_that_a_socket_does_not_have(string profile, Errno nowhere, Errno otherwise)
    {
        using TestTable table = Table(profile);
        Told = 4;
        Assert.Equal(nowhere, table.Calls.SetOption(TestTable.A, OtherLevel, 1, Nowhere, 4));
        Assert.Equal(nowhere, table.Calls.GetOption(TestTable.A, OtherLevel, 1, Value, Nowhere));
        Assert.Equal(otherwise, table.Calls.SetOption(TestTable.A, OtherLevel, 1, Value, 3));
        Assert.Equal(otherwise, table.Calls.GetOption(TestTable.A, OtherLevel, 1, Nowhere, Length));
        Assert.Equal(Errno.EINVAL, table.Calls.SetOption(TestTable.A, OtherLevel, 1, Nowhere, -1));
    }

    [Theory]
    [InlineData("OpenBSD", Errno.Success)]
    [InlineData("Linux", Errno.EFAULT)]
    [Proves<StackProfile>(nameof(StackProfile.NoRoomIsWrittenBack))]
    public void No_room_and_a_length_that_cannot_be_written(string profile, Errno expected)
    {
        using TestTable table = Table(profile);
        Assert.Equal(expected, Get(table, KeepAlive, Value, ReadOnly));
        Assert.Equal(expected, Get(table, KeepAlive, Nowhere, ReadOnly));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_long_value_is_truncated_silently_also_to_nothing(string profile)
    {
        using TestTable table = Table(profile);
        Assert.All([0, 1, 3], room =>
        {
            _bytes.AsSpan(0, 4).Fill(0xEE);
            Told = room;
            Assert.Equal(Errno.Success, Get(table, Type, Value, Length));
            Assert.Equal(room, Told);
            byte[] expected = [1, 0, 0, 0];
            expected.AsSpan(room).Fill(0xEE);
            Assert.Equal(expected, _bytes[..4]);
        });
        Told = 0;
        Assert.Equal(Errno.Success, Get(table, Type, Nowhere, Length));
    }

    [Theory] // S14.6
    [InlineData("OpenBSD", 0, Errno.ETIMEDOUT)]
    [InlineData("Linux", 0, Errno.ETIMEDOUT)]
    public void A_pending_error_is_cleared_also_if_it_cannot_be_told(string profile, int after, Errno before)
    {
        SlowProtocol slow = new();
        KernelSocket socket = slow.CreateSocket(TestCalls.Profile(profile), new StackSettings());
        using DescriptorTable calls = new(socket.Stack, LocalPair.User, _memory);
        calls.Open(new SocketFile(socket), out int descriptor);
        Report(Nowhere, Nowhere, Errno.EFAULT, (int)before);
        Report(Nowhere, Length, Errno.EFAULT, after);
        Report(Value, Length, Errno.Success, after);
        Told = 0;
        Report(Value, Length, Errno.Success, after);

        void Report(ulong value, ulong length, Errno expected, int left)
        {
            SlowProtocol.Report(socket, Errno.ETIMEDOUT);
            Assert.Equal(expected, calls.GetOption(descriptor, Socket, Error, value, length));
            Told = 4;
            Assert.Equal(Errno.Success, calls.GetOption(descriptor, Socket, Error, Value, Length));
            Assert.Equal(left, BitConverter.ToInt32(_bytes));
        }
    }

    [Fact]
    public void A_table_without_memory_faults_everywhere()
    {
        using TestTable table = new("OpenBSD");
        Assert.Equal(Errno.EFAULT, Set(table, KeepAlive, Value, 4));
        Assert.Equal(Errno.EFAULT, Get(table, KeepAlive, Value, Length));
        Assert.Equal(Errno.Success, Get(table, KeepAlive, 0, 0));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Memory_is_foreign_and_is_touched_without_a_lock(string profile)
    {
        TestTable? table = null;
        CallingMemory memory = new(_memory, () =>
        {
            // Whoever held a lock of the socket or of the stack would be in the way here.
            Task other = Task.Run(() =>
            {
                Assert.Equal(1, table!.Calls.Send(TestTable.A, "x"u8).Count);
                Assert.Equal(Errno.Success, table.Calls.Close(table.OpenSocket()));
            });
            Caller.Ends(other);
        });
        table = new TestTable(profile, memory);
        Told = 4;
        Assert.Equal(Errno.Success, Set(table, KeepAlive, Value, 4));
        Assert.Equal(Errno.Success, Get(table, KeepAlive, Value, Length));
        Assert.Equal(4, memory.Calls);
        table.Dispose();
        Assert.Equal(0, table.Stack.Usage.Sockets);
    }

    [Fact]
    public void Memory_that_throws_keeps_no_socket()
    {
        TestTable table = new("Linux", new CallingMemory(_memory, () => throw new InvalidTimeZoneException()));
        Told = 4;
        Assert.Throws<InvalidTimeZoneException>(() => Set(table, KeepAlive, Value, 4));
        Assert.Throws<InvalidTimeZoneException>(() => Get(table, KeepAlive, Value, Length));
        table.Dispose();
        Assert.Equal(default, table.Stack.Usage);
    }

    private static Errno Set(TestTable table, int name, ulong value, int length) =>
        table.Calls.SetOption(TestTable.A, Socket, name, value, length);

    private static Errno Get(TestTable table, int name, ulong value, ulong length) =>
        table.Calls.GetOption(TestTable.A, Socket, name, value, length);

    private TestTable Table(string profile) => new(profile, _memory);

    private void Put(params int[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            BitConverter.TryWriteBytes(_bytes.AsSpan(i * sizeof(int)), values[i]);
        }
    }
}
