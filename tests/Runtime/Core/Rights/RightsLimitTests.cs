using System.Net.Sockets;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>How many files may be on their way, and how deep (S7.8).</summary>
public sealed class RightsLimitTests
{
    public static TheoryData<string, SocketType> Kinds
    {
        get
        {
            TheoryData<string, SocketType> kinds = [];
            foreach (StackProfile profile in TestCalls.Profiles)
            {
                Array.ForEach(
                    (SocketType[])[SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket],
                    type => kinds.Add(profile.Name, type));
            }

            return kinds;
        }
    }

    [Theory] // Linux executed
    [InlineData("OpenBSD", Errno.EMSGSIZE)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.TooManyRights))]
    [Proves<StackLimits>(nameof(StackLimits.MaximumRights))]
    public void One_send_takes_only_so_many_along(string profile, Errno expected)
    {
        StackProfile system = Profile(profile);
        foreach (SocketType type in (SocketType[])[SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket])
        {
            using LocalPair pair = new(system, type, system.DefaultLimits with { MaximumRights = 2 });
            TestFile[] files = [new(), new(), new()];
            Assert.Equal(expected, pair.A.SendMessage("x"u8, files).Errno);
            Assert.Equal(0, pair.Stack.Usage.PassedRights);
            Assert.Equal(1, pair.A.SendMessage("x"u8, files[..2]).Count);
            Assert.Equal(2, pair.Stack.Usage.PassedRights);
            Array.ForEach(files, file => file.Release());
            Assert.Equal([0, 0, 1], files.Select(file => file.TimesClosed));
            pair.B.Close();
            Assert.Equal([1, 1, 1], files.Select(file => file.TimesClosed));
        }
    }

    [Theory] // Linux: too_many_unix_fds
    [InlineData("OpenBSD", Errno.EMFILE)]
    [InlineData("Linux", Errno.ETOOMANYREFS)]
    [Proves<StackProfile>(nameof(StackProfile.TooManyRightsPassed))]
    [Proves<StackLimits>(nameof(StackLimits.MaximumRightsPassed))]
    public void Only_so_many_are_on_their_way(string profile, Errno expected)
    {
        StackProfile system = Profile(profile);
        foreach (SocketType type in (SocketType[])[SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket])
        {
            using LocalPair pair = new(system, type, system.DefaultLimits with { MaximumRightsPassed = 3 });
            TestFile file = new();
            Assert.Equal(1, pair.A.SendMessage("x"u8, [file, file]).Count);
            Assert.Equal(1, pair.B.SendMessage("y"u8, [file]).Count);
            Assert.Equal(3, pair.Stack.Usage.PassedRights);
            Assert.Equal(expected, pair.B.SendMessage("y"u8, [file]).Errno);
            Assert.Equal("1", pair.B.SendText("z"));

            // One that is only looked at is still on its way.
            pair.B.ReceiveMessage(new byte[1], MessageFlags.Peek).Rights.ToList().ForEach(seen => seen.Release());
            Assert.Equal(3, pair.Stack.Usage.PassedRights);
            Assert.Equal(2, pair.B.ReceiveMessage(new byte[1]).Rights.Count);
            Assert.Equal(1, pair.Stack.Usage.PassedRights);
            Assert.Equal(1, pair.B.SendMessage("y"u8, [file, file]).Count);
            pair.A.Close();
            pair.B.Close();
            Assert.Equal(default, pair.Stack.Usage);
            Assert.Equal(0, file.TimesClosed);
            Array.ForEach(new int[3], _ => file.Release());
            Assert.Equal(1, file.TimesClosed);
        }
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackLimits>(nameof(StackLimits.MaximumRightsNesting))]
    public void Sockets_lie_only_so_deep_in_sockets(string profile)
    {
        StackProfile system = Profile(profile);
        foreach (SocketType type in (SocketType[])[SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket])
        {
            SocketStack stack = LocalPair.LocalStack(system, system.DefaultLimits with { MaximumRightsNesting = 2 });
            LocalPair[] pairs = [new(stack, type), new(stack, type), new(stack, type), new(stack, type)];
            SocketFile[] files = [.. pairs.Select(pair => new SocketFile(pair.B))];
            Assert.Equal(1, pairs[1].A.SendMessage("x"u8, [files[0]]).Count);
            Assert.Equal(1, pairs[2].A.SendMessage("x"u8, [files[1]]).Count);
            Assert.Equal(Errno.ETOOMANYREFS, pairs[3].A.SendMessage("x"u8, [files[2]]).Errno);
            Assert.Equal(2, stack.Usage.PassedRights);

            // What is out of the socket does not count any more.
            Assert.Single(pairs[2].B.ReceiveMessage(new byte[1]).Rights).Release();
            Assert.Equal(1, pairs[3].A.SendMessage("x"u8, [files[2]]).Count);
            Array.ForEach(files, file => file.Release());
            Array.ForEach(pairs, pair => pair.Dispose());
            Assert.Equal(default, stack.Usage);
        }
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void What_lies_in_a_connection_that_nobody_has_accepted_counts_as_deep(string profile)
    {
        StackProfile system = Profile(profile);
        SocketStack stack = LocalPair.LocalStack(system, system.DefaultLimits with { MaximumRightsNesting = 1 });
        using LocalPair inner = new(stack, SocketType.Stream);
        using LocalPair outer = new(stack, SocketType.Stream);
        KernelSocket listener = LocalSockets.Listener(stack, backlog: 5);
        using KernelSocket client = LocalSockets.Client(stack);
        using KernelSocket other = LocalSockets.Client(stack);
        Assert.Equal(Errno.Success, client.Connect(LocalSockets.Name));
        Assert.Equal(Errno.Success, other.Connect(LocalSockets.Name));
        SocketFile carrier = new(listener);
        Assert.Equal(1, client.SendMessage("x"u8, [new SocketFile(inner.B)]).Count);
        Assert.Equal(Errno.ETOOMANYREFS, outer.A.SendMessage("x"u8, [carrier]).Errno);
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted));
        Assert.Equal(1, outer.A.SendMessage("x"u8, [carrier]).Count);
        accepted!.Close();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_left_still_counts_as_deep(string profile, SocketType type)
    {
        StackProfile system = Profile(profile);
        SocketStack stack = LocalPair.LocalStack(system, system.DefaultLimits with { MaximumRightsNesting = 1 });
        using LocalPair inner = new(stack, type);
        using LocalPair middle = new(stack, type);
        using LocalPair outer = new(stack, type);
        SocketFile file = new(inner.B);
        SocketFile carrier = new(middle.B);
        middle.A.SendMessage("x"u8, [file]);
        middle.A.SendMessage("x"u8, [file]);
        Assert.Single(middle.B.ReceiveMessage(new byte[1]).Rights).Release();
        Assert.Equal(Errno.ETOOMANYREFS, outer.A.SendMessage("x"u8, [carrier]).Errno);
        Assert.Single(middle.B.ReceiveMessage(new byte[1]).Rights).Release();
        Assert.Equal(1, outer.A.SendMessage("x"u8, [carrier]).Count);
    }

    [Theory] // however they leave
    [InlineData("OpenBSD", "shutdown")]
    [InlineData("OpenBSD", "surplus")]
    [InlineData("OpenBSD", "refused")]
    [InlineData("Linux", "reconnect")]
    public void What_is_dropped_does_not_count_as_deep(string profile, string how)
    {
        StackProfile system = Profile(profile);
        SocketStack stack = LocalPair.LocalStack(system, system.DefaultLimits with { MaximumRightsNesting = 1 });
        LocalPair inner = new(stack, SocketType.Dgram);
        LocalPair middle = new(stack, SocketType.Dgram);
        LocalPair outer = new(stack, SocketType.Dgram);
        SocketFile file = new(inner.B);
        SocketFile carrier = new(middle.B);
        TestFile surplus = new();
        Assert.Equal(1, middle.A.SendMessage("x"u8, [file, surplus]).Count);
        Assert.Equal(Errno.ETOOMANYREFS, outer.A.SendMessage("x"u8, [carrier]).Errno);
        switch (how)
        {
            case "shutdown":
                middle.B.Shutdown(ShutdownHow.Receive);
                break;
            case "surplus":
                Assert.Equal(Errno.EMSGSIZE, middle.B.ReceiveMessage(new byte[1], maximumRights: 1).Errno);
                break;
            case "refused":
                middle.B.Receive(new byte[1]);
                break;
            default:
                middle.B.Connect(new SocketName(SocketDomain.Unspecified, default));
                break;
        }

        Assert.Equal(0, stack.Usage.PassedRights);
        Assert.Equal(1, outer.A.SendMessage("x"u8, [carrier]).Count);
        carrier.Release();
        file.Release();
        surplus.Release();
        Assert.Equal(1, surplus.TimesClosed);
        Array.ForEach((LocalPair[])[inner, middle, outer], pair => pair.Dispose());
        Assert.Equal(default, stack.Usage);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_is_gone_is_not_sent_nor_what_goes_with_it(string profile, SocketType type)
    {
        using LocalPair pair = new(Profile(profile), type);
        TestFile open = new();
        TestFile gone = new();
        gone.Release();
        Assert.Equal(Errno.EBADF, pair.A.SendMessage("x"u8, [open, gone]).Errno);
        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        Assert.Equal(0, pair.Stack.Usage.PassedRights);
        open.Release();
        Assert.Equal(1, open.TimesClosed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_socket_of_another_stack_is_no_file_of_this_one(string profile, SocketType type)
    {
        using LocalPair pair = new(Profile(profile), type);
        using LocalPair other = new(Profile(profile), type);
        SocketFile file = new(other.A);
        Assert.Throws<ArgumentException>(() => pair.A.SendMessage("x"u8, [file]));
        await Assert.ThrowsAsync<ArgumentException>(() => pair.A.SendMessageAsync("x"u8.ToArray(), [file]).AsTask());
        Assert.Equal(0, pair.Stack.Usage.PassedRights + other.Stack.Usage.PassedRights);
        file.Release();
    }
}
