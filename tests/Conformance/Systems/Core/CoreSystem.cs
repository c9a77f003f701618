using System.Net.Sockets;

namespace Sockopt.Conformance.Systems.Core;

/// <summary>The socket core, in virtual time and on one thread: a call that waits lets time pass until what is due then has
/// woken it.</summary>
internal sealed class CoreSystem : ISocketSystem
{
    // What a process has when it begins, and the system of a test as well: 0, 1 and 2.
    private const int StandardDescriptors = 3;

    // CMSG_LEN(0): what stands before the descriptors in a buffer for control data.
    private const int ControlHeader = 16;

    // rw-rw-rw-, in octal digits 0666.
    private const int FileMode = 0x1B6;

    // rwx------, in octal digits 0700.
    private const int DirectoryMode = 0x1C0;

    // Where values of options lie; more than any has is mapped there for a length that is negative.
    private const ulong ValueAddress = 0x1000;
    private const ulong LengthAddress = 0x10_0000;
    private const int LongestValue = 256;

    private static readonly Credential Caller = new(UserId: 1000, GroupId: 1000, ProcessId: 1);

    private readonly VirtualClock _clock = new();
    private readonly LocalNames _nodes = new();
    private readonly CoreNames _names;
    private readonly UserMemoryMap _memory = new();
    private readonly DescriptorTable _process;
    private int _unusedPort;

    /// <param name="profile">Whose answers it gives.</param>
    /// <param name="limits">The limits of the stack; null for those of the profile.</param>
    /// <param name="folder">The folder that the names of the case are in, an absolute path; empty for none.</param>
    public CoreSystem(StackProfile profile, StackLimits? limits = null, string folder = "")
    {
        StackSettings settings = new() { Clock = _clock, WakeUpsRunInline = true, Limits = limits };
        SocketStack stack = new(profile, settings, LocalDomain.CreateProtocols(_nodes));
        _names = new CoreNames(folder);
        for (int end = 0; end < folder.Length;)
        {
            end = folder.IndexOf('/', end + 1) is int next and > 0 ? next : folder.Length;
            _nodes.AddDirectory(folder[..end], Caller, DirectoryMode);
        }

        _process = new DescriptorTable(stack, Caller, _memory);
        for (int i = 0; i < StandardDescriptors; i++)
        {
            OpenNullDevice();
        }
    }

    public SystemNumbers Numbers => SystemNumbers.Core;

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Sleep(TimeSpan time) => _clock.Advance(time);

    public void After(TimeSpan delay, Action action) => _clock.After(delay, action);

    public void FinishActions() => _clock.RunAll();

    public int OpenNullDevice() =>
        _process.Open(new NullDevice(), out int descriptor) == Errno.Success
            ? descriptor
            : throw new InvalidOperationException("A case has too many descriptors.");

    public void MakeFile(string name) => _nodes.AddFile(_names.PathOf(name), Caller, FileMode);

    public int UnusedPort() => ++_unusedPort;

    public DescriptorAnswer Socket(SocketDomain domain, SocketType type, int protocol)
    {
        Errno error = _process.Socket(domain, type, protocol, out int descriptor);
        return new DescriptorAnswer(error, descriptor);
    }

    public PairAnswer SocketPair(SocketDomain domain, SocketType type)
    {
        Errno error = _process.SocketPair(domain, type, 0, out int first, out int second);
        return new PairAnswer(error, first, second);
    }

    public Errno Bind(int descriptor, CaseAddress name, int? length)
    {
        Errno error = Read(descriptor, name, length, out SocketName core);
        return error == Errno.Success ? _process.Bind(descriptor, core) : error;
    }

    public Errno Connect(int descriptor, CaseAddress name, int? length)
    {
        Errno error = Read(descriptor, name, length, out SocketName core);
        return error == Errno.Success ? Wait(_process.ConnectAsync(descriptor, core), Errno.EDEADLK) : error;
    }

    public Errno Listen(int descriptor, int backlog) => _process.Listen(descriptor, backlog);

    public AcceptAnswer Accept(int descriptor, int? length)
    {
        AcceptedDescriptor accepted = Wait(
            _process.AcceptAsync(descriptor), new AcceptedDescriptor(-1, default, Errno.EDEADLK));
        NameAnswer peer = CopyOut(accepted.Errno, accepted.PeerName, length);
        return new AcceptAnswer(accepted.Errno, accepted.Descriptor, peer.Name, peer.Length);
    }

    public Errno Close(int descriptor) => _process.Close(descriptor);

    public Errno Shutdown(int descriptor, int how) => _process.Shutdown(descriptor, (ShutdownHow)how);

    public CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights)
    {
        SocketName name = default;
        Errno error = to is null ? Errno.Success : Read(descriptor, to, null, out name);
        if (error != Errno.Success)
        {
            return new CountAnswer(error, 0);
        }

        MessageFlags coreFlags = CoreFlags.ToCore(flags);
        ValueTask<IoResult> call = rights.Length > 0
            ? _process.SendMessageAsync(descriptor, data, rights, coreFlags, to is null ? null : name)
            : _process.SendAsync(descriptor, data, coreFlags, to is null ? null : name);
        IoResult result = Wait(call, new IoResult(0, MessageFlags.None, Errno.EDEADLK));
        return new CountAnswer(result.Errno, result.Count);
    }

    public ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength)
    {
        byte[] buffer = new byte[length];
        int maximumRights = Math.Max(controlLength - ControlHeader, 0) / sizeof(int);
        DescriptorMessage message = Wait(
            _process.ReceiveMessageAsync(descriptor, buffer, CoreFlags.ToCore(flags), maximumRights),
            new DescriptorMessage(0, null, null, [], MessageFlags.None, Errno.EDEADLK));
        if (!message.IsSuccess)
        {
            return ReceiveAnswer.Failed(message.Errno);
        }

        SocketName? sender = wantsSender ? message.Sender : null;
        return new ReceiveAnswer
        {
            Error = Errno.Success,
            Count = message.Count,
            Data = buffer.AsMemory(0, Math.Min(message.Count, buffer.Length)),
            Flags = CoreFlags.FromCore(message.Flags),
            Sender = sender is null ? null : _names.Read(sender.Value, null),
            SenderLength = sender?.Length ?? 0,
            DescriptorCount = message.Descriptors.Count,
        };
    }

    public Errno SetOption(int descriptor, int level, int option, byte[] value)
    {
        if (value.Length > 0)
        {
            _memory.Map(ValueAddress, value);
        }

        Errno error = _process.SetOption(descriptor, level, option, ValueAddress, value.Length);
        _memory.Unmap(ValueAddress);
        return error;
    }

    public OptionAnswer GetOption(int descriptor, int level, int option, int length)
    {
        byte[] value = new byte[Math.Max(length, LongestValue)];
        byte[] told = BitConverter.GetBytes(length);
        _memory.Map(ValueAddress, value);
        _memory.Map(LengthAddress, told);
        Errno error = _process.GetOption(descriptor, level, option, ValueAddress, LengthAddress);
        _memory.Unmap(ValueAddress);
        _memory.Unmap(LengthAddress);
        int written = error == Errno.Success ? BitConverter.ToInt32(told) : 0;
        return new OptionAnswer(error, value.AsMemory(0, written), written);
    }

    public NameAnswer GetSocketName(int descriptor, int? length) =>
        CopyOut(_process.GetSocketName(descriptor, out SocketName name), name, length);

    public NameAnswer GetPeerName(int descriptor, int? length) =>
        CopyOut(_process.GetPeerName(descriptor, out SocketName name), name, length);

    public PollAnswer Poll(int descriptor, PollEvents events, TimeSpan timeout) =>
        new(Errno.Success, Wait(_process.PollAsync(descriptor, events, timeout), PollEvents.None));

    public CountAnswer CountReadable(int descriptor)
    {
        Errno error = _process.GetAvailable(descriptor, out int count);
        return new CountAnswer(error, count);
    }

    public CountAnswer TestMark(int descriptor)
    {
        Errno error = _process.GetAtMark(descriptor, out bool isAtMark);
        return new CountAnswer(error, isAtMark ? 1 : 0);
    }

    public Errno SetNonblocking(int descriptor) => _process.SetNonBlocking(descriptor, true);

    public void Dispose() => _process.Dispose();

    private T Wait<T>(ValueTask<T> call, T never)
    {
        while (!call.IsCompleted)
        {
            if (!_clock.RunNext())
            {
                return never;
            }
        }

        return call.GetAwaiter().GetResult();
    }

    // The kernel reads the name when it has found the socket.
    private Errno Read(int descriptor, CaseAddress name, int? length, out SocketName core)
    {
        byte[] bytes = _names.Write(name);
        Array.Resize(ref bytes, Math.Max(length ?? bytes.Length, 0));
        Errno error = SocketName.TryRead(bytes, out core);
        Errno found = error == Errno.Success ? error : _process.GetSocketName(descriptor, out _);
        return found == Errno.Success ? error : found;
    }

    private NameAnswer CopyOut(Errno error, SocketName name, int? length)
    {
        if (error != Errno.Success)
        {
            return new NameAnswer(error, null, 0);
        }

        byte[] buffer = new byte[Math.Max(length ?? SocketName.MaximumLength, 0)];
        int told = _process.Stack.CopyOut(name, buffer);
        return new NameAnswer(Errno.Success, _names.Read(name, length), told);
    }

    private sealed class NullDevice : OpenFile
    {
        protected override void Close()
        {
        }
    }
}
