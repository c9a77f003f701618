using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <content>What steps are given. There are few names and short lengths, so that steps meet.</content>
internal sealed partial class ProgramGenerator
{
    private const string FileName = "f";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly SocketType[] AllTypes = [SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket];

    // Domains that no system has; types that local sockets do not have, and numbers that are none.
    private static readonly SocketDomain[] OddDomains = [(SocketDomain)0, (SocketDomain)99, (SocketDomain)(-1)];
    private static readonly SocketType[] UnknownTypes = [(SocketType)4, (SocketType)6, (SocketType)10];
    private static readonly SocketType[] ImpossibleTypes = [(SocketType)0, (SocketType)11, (SocketType)15];
    private static readonly int[] OddProtocols = [-1, 2, 6, 255];

    // As an operand, a number that no process has so many descriptors for.
    private static readonly Operand[] NoDescriptors =
        [new Operand.Number(-1), new Operand.Number(int.MaxValue), new Operand.NullDevice()];

    private static readonly AddressForm[] GoodNames =
        [new AddressForm.Path("p"), new AddressForm.Path("q"), new AddressForm.Abstract("p"), new AddressForm.Abstract("q")];

    private static readonly AddressForm[] OddNames =
    [
        new AddressForm.Path(FileName), new AddressForm.Path($"{FileName}/p"), new AddressForm.Path("d/p"),
        new AddressForm.Path("p/p"), new AddressForm.Path("none"), new AddressForm.Abstract("none"),
        new AddressForm.PathOfLength(107), new AddressForm.PathOfLength(108), new AddressForm.PathOfLength(109),
        new AddressForm.DomainOnly(), new AddressForm.OfDomain((int)SocketDomain.Unspecified), new AddressForm.OfDomain(2),
        new AddressForm.OfDomain(99), new AddressForm.Anything(),
    ];

    private static readonly int?[] AddressLengths = [0, 1, 2, 110, 111, 128, 200];
    private static readonly int?[] NameLengths = [0, 1, 2, 3, 4, 8, 20, 40, 110, 128];
    private static readonly int[] Backlogs = [0, 0, 1, 1, 2, 5, 128, -1, int.MaxValue, int.MinValue];
    private static readonly int[] DataLengths = [0, 1, 1, 2, 3, 4, 5, 8, 13, 50, 100, 300];
    private static readonly int[] LongDataLengths = [1000, 4095, 4096, 5000, 8191, 8192, 9000, 16384];
    private static readonly int[] Lengths = [0, 1, 1, 2, 3, 4, 5, 8, 20, 100, 100, 1000];
    private static readonly int[] LongLengths = [4096, 8192, 9000, 20000];
    private static readonly int[] PieceLengths = [4096, 4096, 2048, 3000];
    private static readonly int[] Directions = [0, 0, 1, 1, 1, 2, 2, 3, -1];

    // sizeof(struct cmsghdr) is 16, and each descriptor takes four bytes behind it.
    private static readonly int[] ControlLengths = [0, 0, 8, 16, 18, 20, 24, 24, 28, 32, 64, 64, 64, 64, 64];

    // What is sent in the letters of the alphabet, and not in one of them many times.
    private const int LongestText = 8;

    private static readonly int[] SendBufferSizes = [0, 2304, 3000, 4000, 8000];

    // A message leaves 32 bytes of it free.
    private static readonly int[] LeftFree = [0, 1, 31, 32, 33, 100];

    private int _letter;
    private SocketModel? _focus;

    // Mostly one that fits, and often the last one or its peer, so that what a step brought about is seen.
    private Operand SomeSocket(Func<SocketModel, bool>? fits = null)
    {
        int odd = _random.Below(100);
        if (odd < 3)
        {
            return _random.Of(NoDescriptors);
        }

        SocketModel[] closed = odd < 7 ? [.. _model.Sockets.Where(socket => !socket.IsOpen)] : [];
        if (closed.Length > 0)
        {
            return Labelled(_random.Of(closed));
        }

        SocketModel[] open = [.. _model.Sockets.Where(socket => socket.IsOpen)];
        if (open.Length == 0)
        {
            return _random.Of(NoDescriptors);
        }

        SocketModel[] fitting = fits is null || _random.Percent(20) ? open : [.. open.Where(fits)];
        if (fitting.Length == 0)
        {
            fitting = open;
        }

        if (_random.Percent(40))
        {
            SocketModel[] near = [.. fitting.Where(socket => socket == _focus || (_focus is not null && socket.Peer == _focus))];
            fitting = near.Length > 0 ? near : fitting;
        }

        _focus = _random.Of(fitting);
        return Labelled(_focus);
    }

    private Operand SomeSender() => SomeSocket(socket => _model.TargetOf(socket, null) is not null);

    private Operand SomeReceiver() => SomeSocket(socket => !socket.Incoming.IsEmpty);

    // Both ends of a connection, in any order.
    private (Operand One, Operand Other)? SomeConnected()
    {
        SocketModel[] connected = [.. _model.Sockets.Where(socket => socket is { IsOpen: true, Peer.IsOpen: true }
            && socket.Peer.Label.Length > 0)];
        if (connected.Length == 0)
        {
            return null;
        }

        SocketModel one = _random.Of(connected);
        return _random.Percent(50) ? (Labelled(one), Labelled(one.Peer!)) : (Labelled(one.Peer!), Labelled(one));
    }

    private static Operand.Label Labelled(SocketModel socket) => new(socket.Label);

    private AddressForm FreshName() => _random.Percent(12) ? new AddressForm.DomainOnly() : _random.Of(GoodNames);

    private AddressForm SomeName() => _random.Percent(30) ? _random.Of(GoodNames) : _random.Of(OddNames);

    private AddressForm NameOfSomebody(Operand except)
    {
        SocketModel? self = _random.Percent(15) ? null : _model.Find(except);
        SocketModel[] named = [.. _model.Sockets.Where(socket => socket is { IsOpen: true, Name: not null } && socket != self)];
        SocketModel[] listening = [.. named.Where(socket => socket.IsListening)];
        return listening.Length > 0 && _random.Percent(85) ? new AddressForm.NameOf(Labelled(_random.Of(listening)))
            : named.Length > 0 && _random.Percent(70) ? new AddressForm.NameOf(Labelled(_random.Of(named)))
            : _random.Of(GoodNames);
    }

    private int? SomeAddressLength(AddressForm name) =>
        _random.Percent(12) && name is not AddressForm.NameOf ? _random.Of(AddressLengths) : null;

    private int? SomeLengthOfName() => _random.Percent(25) ? _random.Of(NameLengths) : null;

    private int SomeBacklog() => _random.Of(Backlogs);

    private int SomeDirection() => _random.Of(Directions);

    private DataText SomeData()
    {
        int length = _random.Of(_random.Percent(6) ? LongDataLengths : DataLengths);
        if (length > LongestText)
        {
            return new DataText(NextLetter(), length);
        }

        int first = _letter++;
        return new DataText(string.Concat(Enumerable.Range(first, length).Select(at => Letters[at % Letters.Length])), 1);
    }

    private string NextLetter() => Letters[_letter++ % Letters.Length].ToString();

    private int SomeLength() => _random.Of(_random.Percent(15) ? LongLengths : Lengths);

    private int SomeControlLength() => _random.Of(ControlLengths);

    private CallFlags SomeSendFlags() => _random.Below(12) switch
    {
        0 => CallFlags.DontWait,
        1 => CallFlags.EndOfRecord,
        2 => CallFlags.EndOfRecord | CallFlags.DontWait,
        3 => CallFlags.WaitAll,
        _ => CallFlags.None,
    };

    private CallFlags SomeReceiveFlags() => _random.Below(16) switch
    {
        0 or 1 or 2 => CallFlags.Peek,
        3 => CallFlags.Peek | CallFlags.Truncate,
        4 => CallFlags.Truncate,
        5 => CallFlags.WaitAll,
        6 => CallFlags.Peek | CallFlags.WaitAll,
        7 => CallFlags.DontWait,
        8 => CallFlags.DontWait | CallFlags.WaitAll | CallFlags.Truncate,
        _ => CallFlags.None,
    };

    private PollEvents SomeEvents() => _random.Below(8) switch
    {
        0 => PollEvents.In,
        1 => PollEvents.Out,
        2 => PollEvents.Priority,
        3 => PollEvents.In | PollEvents.Priority,
        _ => PollEvents.In | PollEvents.Out,
    };

    private ImmutableArray<Operand> SomeDescriptors()
    {
        ImmutableArray<Operand>.Builder descriptors = ImmutableArray.CreateBuilder<Operand>();
        for (int count = _random.Percent(60) ? 1 : 1 + _random.Below(4); count > 0; count--)
        {
            descriptors.Add(_random.Percent(55) ? new Operand.NullDevice() : SomeSocket());
        }

        return descriptors.ToImmutable();
    }
}
