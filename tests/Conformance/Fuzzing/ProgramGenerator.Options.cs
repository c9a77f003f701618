using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <content>Options and their values.</content>
internal sealed partial class ProgramGenerator
{
    private const string SocketLevel = "SOCKET";
    private const string ErrorOption = "ERROR";
    private const int UnknownNumber = 9999;

    private static readonly string[] Flags = ["BROADCAST", "DONTROUTE", "KEEPALIVE", "OOBINLINE", "REUSEADDR", "REUSEPORT"];
    private static readonly string[] Numbers = ["RCVBUF", "RCVLOWAT", "SNDBUF", "SNDLOWAT"];
    private static readonly string[] GetOnly = ["ACCEPTCONN", "DOMAIN", "PEERCRED", "PROTOCOL", "TYPE"];
    private static readonly string[] Timeouts = ["RCVTIMEO", "SNDTIMEO"];

    private static readonly int[] FlagValues = [0, 1, 1, 2, -1];
    private static readonly int[] NumberValues = [0, 1, 2, 5, 100, 4000, 8192, 60000, 150000, -1, int.MaxValue, int.MinValue];
    private static readonly int?[] ValueLengths = [0, 1, 2, 3, 4, 5, 8, 12, 15, 16, 20];

    private static readonly int?[] BufferLengths = [.. ValueLengths, -1, int.MinValue];

    // What the kernel's clock does not round.
    private static readonly (long Seconds, long Microseconds)[] TimeValues =
        [(0, 0), (1, 0), (60, 500_000), (0, 200_000), (0, 1_000_000), (0, -1), (-1, 0)];

    // Those that the core keeps and reads back otherwise than Linux are documented (OptionDialect).
    private static readonly (int On, int Seconds)[] LingerValues = [(0, 0), (0, 5), (1, 0), (2, 0)];

    private static readonly string[] ForeignLevels = ["TCP", "IP", "IPV6", "UDP"];

    private Operation.GetOption SomeGetOption(Operand socket)
    {
        (OptionName level, OptionName option, OptionForm form) = _random.Below(10) switch
        {
            0 => SomeForeign(),
            1 => (Named(SocketLevel), new OptionName("", UnknownNumber), OptionForm.Int32),
            2 or 3 => (Named(SocketLevel), Named(ErrorOption), OptionForm.Error),
            4 or 5 => (Named(SocketLevel), Named(_random.Of(GetOnly)), OptionForm.Int32),
            6 => (Named(SocketLevel), Named(_random.Of(Flags)), OptionForm.Int32),
            7 => (Named(SocketLevel), Named(_random.Of(Timeouts)), OptionForm.TimeValue),
            8 => (Named(SocketLevel), Named("LINGER"), OptionForm.Linger),
            _ => (Named(SocketLevel), Named(_random.Of(Numbers)), OptionForm.Int32),
        };
        return new Operation.GetOption(socket, level, option, form, _random.Percent(20) ? _random.Of(BufferLengths) : null);
    }

    private Operation.SetOption SomeSetOption(Operand socket)
    {
        (OptionName level, OptionName option, OptionValue value) = _random.Below(12) switch
        {
            0 => SomeForeignValue(),
            1 => (Named(SocketLevel), new OptionName("", UnknownNumber), new OptionValue.Int32(1)),
            2 => (Named(SocketLevel), Named(_random.Of(GetOnly)), new OptionValue.Int32(_random.Of(FlagValues))),
            3 => (Named(SocketLevel), Named(ErrorOption), new OptionValue.Int32(0)),
            4 => (Named(SocketLevel), Named("LINGER"), SomeLinger()),
            5 or 6 => (Named(SocketLevel), Named(_random.Of(Timeouts)), SomeTime()),
            7 or 8 => (Named(SocketLevel), Named(_random.Of(Flags)), new OptionValue.Int32(_random.Of(FlagValues))),
            9 => (Named(SocketLevel), Named(_random.Of(Flags)), new OptionValue.Octet(1)),
            _ => (Named(SocketLevel), Named(_random.Of(Numbers)), new OptionValue.Int32(_random.Of(NumberValues))),
        };
        return new Operation.SetOption(
            socket, level, option, value, _random.Percent(20) ? _random.Of(ValueLengths) : null);
    }

    // What was set is read, in its own form.
    private static Operation.GetOption Reading(Operation.SetOption set) => new(
        set.Socket,
        set.Level,
        set.Option,
        set.Option.Text switch
        {
            ErrorOption => OptionForm.Error,
            "LINGER" => OptionForm.Linger,
            "RCVTIMEO" or "SNDTIMEO" => OptionForm.TimeValue,
            _ => OptionForm.Int32,
        },
        null);

    private static OptionName Named(string name) => new(name, 0);

    private (OptionName Level, OptionName Option, OptionForm Form) SomeForeign()
    {
        (OptionName level, OptionName option, _) = SomeForeignValue();
        return (level, option, OptionForm.Int32);
    }

    private (OptionName Level, OptionName Option, OptionValue Value) SomeForeignValue()
    {
        OptionName level = _random.Percent(30) ? new OptionName("", UnknownNumber) : Named(_random.Of(ForeignLevels));
        return (level, new OptionName("", 1), new OptionValue.Int32(1));
    }

    private OptionValue.Linger SomeLinger()
    {
        (int on, int seconds) = _random.Of(LingerValues);
        return new OptionValue.Linger(on, seconds);
    }

    private OptionValue.TimeValue SomeTime()
    {
        (long seconds, long microseconds) = _random.Of(TimeValues);
        return new OptionValue.TimeValue(seconds, microseconds);
    }
}
