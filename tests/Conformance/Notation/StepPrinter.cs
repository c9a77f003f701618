using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Notation;

/// <summary>Writes steps as a case has them, so that <see cref="StepParser"/> reads the same steps from it.</summary>
internal static class StepPrinter
{
    /// <summary>A step that does something, with its text.</summary>
    public static Step Of(Operation operation, params ReadOnlySpan<string> labels)
    {
        string text = Print(operation);
        return new Step(
            ImmutableArray.Create(labels), operation, labels.IsEmpty ? text : $"{string.Join(',', labels)}={text}");
    }

    /// <summary>What the operation of a step is called: <c>recv</c>.</summary>
    public static string NameOf(Step step)
    {
        int end = step.Text.IndexOf('(', StringComparison.Ordinal);
        return step.Text[(step.Text.LastIndexOf('=', end) + 1)..end];
    }

    private static string Print(Operation operation) => operation switch
    {
        Operation.CreateSocket socket => Call(
            "socket", Domain(socket.Domain), Type(socket.Type), socket.Protocol == 0 ? null : Number(socket.Protocol)),
        Operation.CreateConnected pair => Call(
            "pair", Domain(pair.Domain), Type(pair.Type), pair.IsNonblocking ? "NB" : null),
        Operation.CreatePair pair => Call("socketpair", Domain(pair.Domain), Type(pair.Type)),
        Operation.Bind bind => Call("bind", Print(bind.Socket), Print(bind.Address), Named("alen", bind.Length)),
        Operation.Connect connect => Call(
            "connect", Print(connect.Socket), Print(connect.Address), Named("alen", connect.Length)),
        Operation.Listen listen => Call("listen", Print(listen.Socket), Number(listen.Backlog)),
        Operation.Accept accept => Call("accept", Print(accept.Socket), Named("alen", accept.Length)),
        Operation.Close close => Call("close", Print(close.Socket)),
        Operation.Shutdown shutdown => Call(
            "shutdown", Print(shutdown.Socket), WordOf(Words.Directions, shutdown.How) ?? Number(shutdown.How)),
        Operation.Send { To: null } send => Call("send", Print(send.Socket), Print(send.Data), Print(send.Flags)),
        Operation.Send send => Call("sendto", Print(send.Socket), Print(send.Data), Print(send.To), Print(send.Flags)),
        Operation.SendDescriptors send => Call(
            "sendfd", [Print(send.Socket), Print(send.Data), .. send.Descriptors.Select(Print)]),
        Operation.Receive receive => Call(
            "recv", Print(receive.Socket), Number(receive.Length), Print(receive.Flags)),
        Operation.ReceiveFrom receive => Call(
            "recvfrom", Print(receive.Socket), Number(receive.Length), Print(receive.Flags)),
        Operation.ReceiveMessage receive => Call(
            "recvmsg",
            Print(receive.Socket),
            Number(receive.Length),
            Print(receive.Flags),
            receive.ControlLength == 0 ? null : Named("ctl", receive.ControlLength)),
        Operation.SetOption set => Call(
            "setopt", Print(set.Socket), Print(set.Level), Print(set.Option), Print(set.Value), Named("len", set.Length)),
        Operation.GetOption get => Call(
            "getopt",
            Print(get.Socket),
            Print(get.Level),
            Print(get.Option),
            get.Form == OptionForm.Int32 ? null : $"as={WordOf(Words.Forms, get.Form)}",
            Named("len", get.Length)),
        Operation.GetSocketName get => Call("getsockname", Print(get.Socket), Named("alen", get.Length)),
        Operation.GetPeerName get => Call("getpeername", Print(get.Socket), Named("alen", get.Length)),
        Operation.Poll poll => Call(
            "poll", Print(poll.Socket), Print(poll.Events), poll.Timeout is { } time ? $"ms={Milliseconds(time)}" : null),
        Operation.Wait wait => Call("wait", Print(wait.Socket)),
        Operation.CountReadable count => Call("fionread", Print(count.Socket)),
        Operation.TestMark test => Call("atmark", Print(test.Socket)),
        Operation.SetNonblocking set => Call("nonblock", Print(set.Socket)),
        Operation.Fill fill => Call("fill", Print(fill.Socket), Named("chunk", fill.PieceLength)),
        Operation.Drain drain => Call("drain", Print(drain.Socket)),
        Operation.MakeFile file => Call("mkfile", file.Name),
        Operation.Sleep sleep => Call("sleep", Milliseconds(sleep.Time)),
        Operation.Later later => Call("bg", Milliseconds(later.Delay), later.Step.Text),
        _ => throw new InvalidOperationException($"{operation}"),
    };

    private static string Call(string name, params ReadOnlySpan<string?> arguments)
    {
        List<string> given = [];
        foreach (string? argument in arguments)
        {
            if (argument is not null)
            {
                given.Add(argument);
            }
        }

        return $"{name}({string.Join(',', given)})";
    }

    private static string Print(Operand operand) => operand switch
    {
        Operand.Label label => label.Name,
        Operand.Number number => Number(number.Value),
        Operand.NullDevice => OperandParser.NullDevice,
        _ => throw new InvalidOperationException($"{operand}"),
    };

    private static string Print(AddressForm address) => address switch
    {
        AddressForm.NameOf name => $"@{Print(name.Socket)}",
        AddressForm.Path path => $"path:{path.Name}",
        AddressForm.PathOfLength path => $"pathlen:{Number(path.Length)}",
        AddressForm.Abstract name => $"abs:{name.Name}",
        AddressForm.DomainOnly => "famonly:",
        AddressForm.OfDomain { Number: (int)SocketDomain.Unspecified } => "unspec:",
        AddressForm.OfDomain other => $"fam:{Number(other.Number)}",
        AddressForm.Anything => "x",
        AddressForm.Internet internet => Print(internet),
        _ => throw new InvalidOperationException($"{address}"),
    };

    private static string Print(AddressForm.Internet address)
    {
        string domain = address.Domain switch
        {
            null => "",
            SocketDomain.InterNetwork => "v4:",
            _ => "v6:",
        };
        string place = address.Place switch
        {
            InternetPlace.Loopback => "lo",
            InternetPlace.Any => "any",
            InternetPlace.NonLocal => "nonlocal",
            InternetPlace.Multicast => "mcast",
            _ => throw new InvalidOperationException($"{address.Place}"),
        };
        string port = address.Port switch
        {
            PortForm.Number number => Number(number.Value),
            PortForm.Of socket => $"@{Print(socket.Socket)}",
            _ => "free",
        };
        return $"{domain}{place}:{port}";
    }

    private static string Print(DataText data) =>
        data.Count == 1 ? $"'{data.Unit}'" : $"{data.Unit}*{Number(data.Count)}";

    private static string? Print(CallFlags flags) => flags == CallFlags.None ? null : Joined(Words.Flags, flags);

    private static string Print(PollEvents events) => Joined(Words.Events, events);

    private static string Joined<T>(IReadOnlyDictionary<string, T> words, T bits)
        where T : struct, Enum => string.Join(
            '|', words.Where(word => bits.HasFlag(word.Value)).OrderBy(word => word.Value).Select(word => word.Key));

    private static string Print(OptionName name) => name.IsNumber ? Number(name.Number) : name.Text;

    private static string Print(OptionValue value) => value switch
    {
        OptionValue.Int32 number => Number(number.Value),
        OptionValue.Octet octet => $"byte({Number(octet.Value)})",
        OptionValue.Text text => $"str({text.Value})",
        OptionValue.Linger linger => $"linger({Number(linger.On)}/{Number(linger.Seconds)})",
        OptionValue.TimeValue time => $"tv({Number(time.Seconds)}/{Number(time.Microseconds)})",
        OptionValue.Membership member => $"mreq({member.Group}/{member.Interface})",
        OptionValue.Descriptor descriptor => $"fd({Print(descriptor.Operand)})",
        OptionValue.Splice splice =>
            $"splice({Print(splice.Drain)}/{Number(splice.Maximum)}/{Number(splice.IdleSeconds)})",
        _ => throw new InvalidOperationException($"{value}"),
    };

    private static string Domain(SocketDomain domain) => WordOf(Words.Domains, domain) ?? Number((int)domain);

    private static string Type(SocketType type) => WordOf(Words.Types, type) ?? Number((int)type);

    private static string? WordOf<T>(IReadOnlyDictionary<string, T> words, T value)
        where T : struct => words.Where(word => word.Value.Equals(value)).Select(word => word.Key).FirstOrDefault();

    private static string? Named(string name, int? number) => number is { } value ? $"{name}={Number(value)}" : null;

    private static string Milliseconds(TimeSpan time) => Number((long)time.TotalMilliseconds);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
