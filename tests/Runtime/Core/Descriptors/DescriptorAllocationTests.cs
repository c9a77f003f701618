namespace Sockopt.Tests.Core;

public sealed class DescriptorAllocationTests
{
    private const ulong Value = 0x1000;
    private const ulong Length = 0x1008;

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void An_option_by_number_allocates_nothing(string profile)
    {
        using TestTable table = new(profile);
        (int level, int name) = (SocketOption.KeepAlive.Id.Level.Core, SocketOption.KeepAlive.Id.CoreNumber);
        byte[] value = [1, 0, 0, 0];
        Assert.Equal(0, Allocation.Of(() =>
            table.Calls.SetOption(TestTable.A, level, name, value) == Errno.Success
            && table.Calls.GetOption(TestTable.A, level, name, value, out int length) == Errno.Success
            && length == value.Length));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void An_option_in_a_mapped_region_allocates_nothing(string profile)
    {
        byte[] bytes = new byte[16];
        UserMemoryMap memory = new();
        memory.Map(Value, bytes);
        memory.Map(0x5000, new byte[4096]);
        using TestTable table = new(profile, memory);
        (int level, int name) = (SocketOption.KeepAlive.Id.Level.Core, SocketOption.KeepAlive.Id.CoreNumber);
        Assert.Equal(0, Allocation.Of(() =>
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(8), 4);
            return table.Calls.SetOption(TestTable.A, level, name, Value, 4) == Errno.Success
                && table.Calls.SetOption(TestTable.A, level, name, 0x5000, 2048) == Errno.Success
                && table.Calls.GetOption(TestTable.A, level, name, Value, Length) == Errno.Success;
        }));
    }

    [Fact]
    public void Data_that_is_there_allocates_nothing()
    {
        using TestTable table = new("OpenBSD");
        byte[] buffer = new byte[100];
        Assert.Equal(0, Allocation.Of(() =>
            table.Calls.Send(TestTable.A, buffer).Count == 100
            && table.Calls.Receive(TestTable.B, buffer).Count == 100
            && CountOf(table.Calls.SendAsync(TestTable.A, buffer)) == 100
            && CountOf(table.Calls.ReceiveAsync(TestTable.B, buffer)) == 100
            && table.Calls.Poll(TestTable.A, PollEvents.Out) == PollEvents.Out));
    }

    [Fact]
    public void A_task_that_waits_allocates_nothing()
    {
        using TestTable table = new("Linux", settings: new StackSettings { WakeUpsRunInline = true });
        byte[] buffer = new byte[100];
        Assert.Equal(0, Allocation.Of(() =>
        {
            ValueTask<IoResult> receive = table.Calls.ReceiveAsync(TestTable.B, buffer);
            return !receive.IsCompleted
                && table.Calls.Send(TestTable.A, buffer).Count == 100
                && receive.GetAwaiter().GetResult().Count == 100;
        }));
    }

    private static int CountOf(ValueTask<IoResult> call) => call.IsCompletedSuccessfully ? call.Result.Count : -1;
}
