using System.Net.Sockets;

namespace Sockopt.Conformance.Systems.Core;

/// <summary>The socket core, in virtual time and on one thread: a call that waits lets time pass until what is due then has
/// woken it.</summary>
internal sealed class CoreSystem : ISocketSystem
{
    private const int FirstDescriptor = 3;

    // CMSG_LEN(0): what stands before the descriptors in a buffer for control data.
    private const int ControlHeader = 16;

    // rw-rw-rw-, in octal digits 0666.
    private const int FileMode = 0x1B6;

    private static readonly Credential Caller = new(UserId: 1000, GroupId: 1000, ProcessId: 1);

    private readonly VirtualClock _clock = new();
    private readonly LocalNames _names = new();
    private readonly SocketStack _stack;
    private readonly SortedDictionary<int, OpenFile> _files = [];
    private int _unusedPort;

    public CoreSystem(StackProfile profile)
    {
        StackSettings settings = new() { Clock = _clock, WakeUpsRunInline = true };
        _stack = new SocketStack(profile, settings, LocalDomain.CreateProtocols(_names));
    }

    public SystemNumbers Numbers => SystemNumbers.Core;

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Sleep(TimeSpan time) => _clock.Advance(time);

    public void After(TimeSpan delay, Action action) => _clock.After(delay, action);

    public void FinishActions() => _clock.RunAll();

    public int OpenNullDevice() => Open(new NullDevice());

    public void MakeFile(string name) => _names.AddFile(name, Caller, FileMode);

    public int UnusedPort() => ++_unusedPort;

    public DescriptorAnswer Socket(SocketDomain domain, SocketType type, int protocol)
    {
        Errno error = _stack.Create(domain, type, protocol, Caller, out KernelSocket? socket);
        return error == Errno.Success
            ? new DescriptorAnswer(error, Open(new SocketFile(socket!)))
            : new DescriptorAnswer(error, 0);
    }

    public PairAnswer SocketPair(SocketDomain domain, SocketType type)
    {
        Errno error = _stack.CreatePair(domain, type, 0, Caller, out KernelSocket? first, out KernelSocket? second);
        return error == Errno.Success
            ? new PairAnswer(error, Open(new SocketFile(first!)), Open(new SocketFile(second!)))
            : new PairAnswer(error, 0, 0);
    }

    public Errno Bind(int descriptor, CaseAddress name, int? length)
    {
        Errno error = Find(descriptor, name, length, out KernelSocket? socket, out SocketName core);
        return error == Errno.Success ? socket!.Bind(core) : error;
    }

    public Errno Connect(int descriptor, CaseAddress name, int? length)
    {
        Errno error = Find(descriptor, name, length, out KernelSocket? socket, out SocketName core);
        return error == Errno.Success ? Wait(socket!.ConnectAsync(core), Errno.EDEADLK) : error;
    }

    public Errno Listen(int descriptor, int backlog)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        return error == Errno.Success ? socket!.Listen(backlog) : error;
    }

    public AcceptAnswer Accept(int descriptor, int? length)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        if (error != Errno.Success)
        {
            return new AcceptAnswer(error, 0, null, 0);
        }

        AcceptResult result = Wait(socket!.AcceptAsync(), new AcceptResult(null, default, Errno.EDEADLK));
        if (!result.IsSuccess)
        {
            return new AcceptAnswer(result.Errno, 0, null, 0);
        }

        NameAnswer peer = CopyOut(Errno.Success, result.PeerName, length);
        return new AcceptAnswer(Errno.Success, Open(new SocketFile(result.Socket!)), peer.Name, peer.Length);
    }

    public Errno Close(int descriptor)
    {
        if (!_files.Remove(descriptor, out OpenFile? file))
        {
            return Errno.EBADF;
        }

        file.Release();
        return Errno.Success;
    }

    public Errno Shutdown(int descriptor, int how)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        return error == Errno.Success ? socket!.Shutdown((ShutdownHow)how) : error;
    }

    public CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights)
    {
        SocketName name = default;
        Errno error = to is null
            ? Find(descriptor, out KernelSocket? socket)
            : Find(descriptor, to, null, out socket, out name);
        if (error != Errno.Success)
        {
            return new CountAnswer(error, 0);
        }

        List<OpenFile> files = [];
        foreach (int right in rights)
        {
            if (!_files.TryGetValue(right, out OpenFile? file))
            {
                return new CountAnswer(Errno.EBADF, 0);
            }

            files.Add(file);
        }

        MessageFlags coreFlags = CoreFlags.ToCore(flags);
        ValueTask<IoResult> call = files.Count > 0
            ? socket!.SendMessageAsync(data, files, coreFlags, to is null ? null : name)
            : socket!.SendAsync(data, coreFlags, to is null ? null : name);
        IoResult result = Wait(call, new IoResult(0, MessageFlags.None, Errno.EDEADLK));
        return new CountAnswer(result.Errno, result.Count);
    }

    public ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        if (error != Errno.Success)
        {
            return ReceiveAnswer.Failed(error);
        }

        byte[] buffer = new byte[length];
        int maximumRights = Math.Max(controlLength - ControlHeader, 0) / sizeof(int);
        MessageResult result = Wait(
            socket!.ReceiveMessageAsync(buffer, CoreFlags.ToCore(flags), maximumRights),
            new MessageResult(0, null, null, [], MessageFlags.None, Errno.EDEADLK));
        if (!result.IsSuccess)
        {
            return ReceiveAnswer.Failed(result.Errno);
        }

        foreach (OpenFile file in result.Rights)
        {
            Open(file);
        }

        SocketName? sender = wantsSender ? result.Sender : null;
        return new ReceiveAnswer
        {
            Error = Errno.Success,
            Count = result.Count,
            Data = buffer.AsMemory(0, Math.Min(result.Count, buffer.Length)),
            Flags = CoreFlags.FromCore(result.Flags),
            Sender = sender is null ? null : CoreNames.Read(sender.Value, null),
            SenderLength = sender?.Length ?? 0,
            DescriptorCount = result.Rights.Count,
        };
    }

    public Errno SetOption(int descriptor, int level, int option, byte[] value)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        return error == Errno.Success ? socket!.SetOption(level, option, value) : error;
    }

    public OptionAnswer GetOption(int descriptor, int level, int option, int length)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        byte[] value = new byte[Math.Max(length, 0)];
        int written = 0;
        error = error == Errno.Success ? socket!.GetOption(level, option, value, out written) : error;
        return new OptionAnswer(error, value.AsMemory(0, written), written);
    }

    public NameAnswer GetSocketName(int descriptor, int? length)
    {
        SocketName name = default;
        Errno error = Find(descriptor, out KernelSocket? socket);
        return CopyOut(error == Errno.Success ? socket!.GetSocketName(out name) : error, name, length);
    }

    public NameAnswer GetPeerName(int descriptor, int? length)
    {
        SocketName name = default;
        Errno error = Find(descriptor, out KernelSocket? socket);
        return CopyOut(error == Errno.Success ? socket!.GetPeerName(out name) : error, name, length);
    }

    public PollAnswer Poll(int descriptor, PollEvents events, TimeSpan timeout)
    {
        // poll(2) has no error for a descriptor, but an event.
        if (Find(descriptor, out KernelSocket? socket) != Errno.Success)
        {
            return new PollAnswer(Errno.Success, PollEvents.Invalid);
        }

        ValueTask<PollEvents> call = socket!.PollAsync(events, timeout);
        return new PollAnswer(Errno.Success, Wait(call, PollEvents.None));
    }

    public CountAnswer CountReadable(int descriptor)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        return new CountAnswer(error, socket?.Available ?? 0);
    }

    public CountAnswer TestMark(int descriptor)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        return new CountAnswer(error, socket?.IsAtMark == true ? 1 : 0);
    }

    public Errno SetNonblocking(int descriptor)
    {
        Errno error = Find(descriptor, out KernelSocket? socket);
        if (error == Errno.Success)
        {
            socket!.NonBlocking = true;
        }

        return error;
    }

    public void Dispose()
    {
        foreach (OpenFile file in _files.Values)
        {
            file.Release();
        }

        _files.Clear();
    }

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

    private int Open(OpenFile file)
    {
        int descriptor = FirstDescriptor;
        while (_files.ContainsKey(descriptor))
        {
            descriptor++;
        }

        _files.Add(descriptor, file);
        return descriptor;
    }

    private Errno Find(int descriptor, out KernelSocket? socket)
    {
        socket = null;
        if (!_files.TryGetValue(descriptor, out OpenFile? file))
        {
            return Errno.EBADF;
        }

        socket = (file as SocketFile)?.Socket;
        return socket is null ? Errno.ENOTSOCK : Errno.Success;
    }

    private Errno Find(int descriptor, CaseAddress name, int? length, out KernelSocket? socket, out SocketName core)
    {
        core = default;
        Errno error = Find(descriptor, out socket);
        byte[] bytes = CoreNames.Write(name);
        Array.Resize(ref bytes, Math.Max(length ?? bytes.Length, 0));
        return error == Errno.Success ? SocketName.TryRead(bytes, out core) : error;
    }

    private NameAnswer CopyOut(Errno error, SocketName name, int? length)
    {
        if (error != Errno.Success)
        {
            return new NameAnswer(error, null, 0);
        }

        byte[] buffer = new byte[Math.Max(length ?? SocketName.MaximumLength, 0)];
        int told = _stack.CopyOut(name, buffer);
        return new NameAnswer(Errno.Success, CoreNames.Read(name, length), told);
    }

    private sealed class NullDevice : OpenFile
    {
        protected override void Close()
        {
        }
    }
}
