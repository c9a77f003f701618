using System.Net.Sockets;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What a sequence of steps has brought about, as far as it decides which steps may follow, so that what they answer can
/// be compared and none of them waits.</summary>
/// <remarks>It knows more possibilities than there are: a connection that it takes for open may be gone. It never takes one for
/// gone that is open.</remarks>
internal sealed partial class ProgramModel
{
    private const int MostSteps = 30;
    private const string PathBeginning = "path";

    private readonly Dictionary<string, SocketModel> _byLabel = [];
    private readonly List<SocketModel> _sockets = [];
    private readonly Dictionary<string, SocketModel> _byName = [];
    private readonly HashSet<string> _files = [];
    private int _steps;
    private bool _passedSocketIsClosed;

    /// <summary>The sockets that have labels, in the order of these, the closed ones too.</summary>
    public IReadOnlyList<SocketModel> Sockets => _sockets;

    /// <summary>Whether steps may be done one after the other.</summary>
    public static bool Allows(IEnumerable<Step> steps)
    {
        ProgramModel model = new();
        foreach (Step step in steps)
        {
            if (!model.Allows(step))
            {
                return false;
            }

            model.Apply(step);
        }

        return true;
    }

    /// <summary>The socket that an operand means; null if it means none that is open.</summary>
    public SocketModel? Find(Operand operand) =>
        operand is Operand.Label label && _byLabel.TryGetValue(label.Name, out SocketModel? socket) && socket.IsOpen
            ? socket
            : null;

    /// <summary>Where what a socket sends arrives; null if nowhere.</summary>
    public SocketModel? TargetOf(SocketModel socket, AddressForm? to)
    {
        SocketModel? target = (socket.Type, to) switch
        {
            (SocketType.Stream, not null) => null,
            (SocketType.Dgram, not null) => OwnerOf(socket, to, null),
            _ => socket.Peer,
        };
        return socket.CannotSend || target?.MayBeAlive != true ? null : target;
    }

    /// <summary>Whether an accept finds a connection, so that it has a label.</summary>
    public bool HasConnection(Operand listener) => Find(listener) is { IsListening: true, Pending.Count: > 0 };

    // Who has a name, as a socket sees it: those of other types are not found, or refuse it.
    private SocketModel? OwnerOf(SocketModel socket, AddressForm address, int? length) =>
        NameIn(address, length) is { } name
        && _byName.TryGetValue(KeyOf(socket, name), out SocketModel? owner)
        && owner.Type == socket.Type
            ? owner
            : null;

    // Each type has names of its own that are no paths.
    private static string KeyOf(SocketModel socket, string name) =>
        name.StartsWith(PathBeginning, StringComparison.Ordinal) ? name : $"{socket.Type} {name}";

    // What an address means, if it can be bound and connected to.
    private string? NameIn(AddressForm address, int? length) => address switch
    {
        AddressForm.NameOf { Socket: Operand.Label label } => _byLabel[label.Name].Name,
        AddressForm.Path path when length is null or LongestAddress && !path.Name.Contains('/') => $"path:{path.Name}",
        AddressForm.PathOfLength path when length is null && path.Length <= LongestPath => $"pathlen:{path.Length}",
        AddressForm.Abstract name when length is null or LongestAddress => $"abs:{name.Name}:{length}",
        _ => null,
    };
}
