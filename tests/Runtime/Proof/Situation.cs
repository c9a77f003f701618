using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Proof;

/// <summary>A state that a socket can be brought into.</summary>
/// <param name="Name">What it is called: "connected".</param>
/// <param name="Make">Makes a socket of a kind and brings it there; null if sockets of that kind are never in it.</param>
internal sealed record Situation(string Name, Func<SocketKind, ReadySocket?> Make)
{
    public static readonly Situation Fresh = new("fresh", kind => new ReadySocket(NativeSocket.Open(kind)));

    public static readonly Situation Connected = new("connected", Connections.Make);

    public static readonly Situation Listening = new("listening", Connections.MakeListening);

    /// <summary>This one, with other options set to their test values.</summary>
    public Situation After(string name, params (string Level, string Option)[] first) => Then(name, ready =>
    {
        foreach ((string level, string option) in first)
        {
            Preparation.Set(ready.Socket, level, option);
        }

        return ready;
    });

    /// <summary>This one, with another option set to a value.</summary>
    public Situation After(string name, string level, string option, byte[] value) => Then(name, ready =>
    {
        Preparation.Set(ready.Socket, level, option, value);
        return ready;
    });

    /// <summary>This one, with a filter set by an option of the socket level.</summary>
    public Situation Filtered(string name, string option) => Then(name, ready =>
    {
        using FilterProgram filter = new();
        Preparation.Set(ready.Socket, "Socket", option, filter.Bytes);
        return ready;
    });

    /// <summary>This one, with a filter as the value to set.</summary>
    public Situation WithFilter() => Then($"{Name}, with a filter", ready =>
    {
        FilterProgram filter = new();
        return new ReadySocket(ready.Socket, ready, filter) { Sample = filter.Bytes };
    });

    /// <summary>This one, with a BPF program as the value to set.</summary>
    public Situation WithBpfProgram() => Then($"{Name}, with a BPF program", ready =>
    {
        BpfProgram program = new();
        byte[] descriptor = BitConverter.GetBytes((int)program.Handle.DangerousGetHandle());
        return new ReadySocket(ready.Socket, ready, program) { Sample = descriptor };
    });

    /// <summary>This one, with a value to set that the kind of socket decides, or null for the table's.</summary>
    public Situation With(Func<SocketKind, byte[]?> sample) => this with
    {
        Make = kind => Make(kind) is { } ready ? new ReadySocket(ready.Socket, ready) { Sample = sample(kind) } : null,
    };

    /// <summary>This one, with a value to set that is made of the one it has.</summary>
    public Situation WithChanged(string level, string option, Action<LinuxOption, byte[]> change) => Then(Name, ready =>
    {
        LinuxOption target = LinuxOption.Find(level, option);
        byte[] sample = RawCycle.Read(target, ready).Value;
        change(target, sample);
        return new ReadySocket(ready.Socket, ready) { Sample = sample };
    });

    /// <summary>This one, with a value to set that cannot be read before.</summary>
    public Situation WithFirst(byte[] sample) => Then(Name, ready =>
        new ReadySocket(ready.Socket, ready) { Sample = sample, StartsUnset = true });

    /// <summary>This one, with a question in the buffer of a get.</summary>
    public Situation Asking(byte[] question) => Then(Name, ready => new ReadySocket(ready.Socket, ready) { Input = question });

    /// <summary>This one, with the test value of an option in the buffer of a get: it says what is asked for.</summary>
    public Situation Asking(string level, string option) => Asking(WireValue.Sample(LinuxOption.Find(level, option).Option));

    /// <summary>This one, where another option shows what comes of a set.</summary>
    public Situation Witnessed(string level, string option) => Then(Name, ready =>
        new ReadySocket(ready.Socket, ready) { Witness = LinuxOption.Find(level, option) });

    public override string ToString() => Name;

    private Situation Then(string name, Func<ReadySocket, ReadySocket> next) => new(name, kind =>
    {
        ReadySocket? ready = Make(kind);
        if (ready is null)
        {
            return null;
        }

        try
        {
            return next(ready);
        }
        catch
        {
            ready.Dispose();
            throw;
        }
    });
}
