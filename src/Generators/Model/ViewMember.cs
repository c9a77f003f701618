namespace Sockopt.Generators.Model;

/// <summary>A member that an option has on the view of all options.</summary>
/// <param name="Name">Its name, which no other option of the table has.</param>
/// <param name="Shape">What it is.</param>
internal readonly record struct ViewMember(string Name, ViewMemberShape Shape)
{
    /// <summary>The members of an option whose level begins the names with a prefix. The prefix is not said twice.</summary>
    public static IEnumerable<ViewMember> Of(OptionModel option, string prefix)
    {
        string name = BeginsWithWord(option.Id, prefix) ? option.Id : prefix + option.Id;
        OptionAccess access = option.KeyAccess;
        bool sets = (access & OptionAccess.Set) != 0;
        if ((access & OptionAccess.Get) == 0)
        {
            return !sets ? []
                : [new(name, option.Value.Kind == ValueKind.None ? ViewMemberShape.Trigger : ViewMemberShape.Setter)];
        }

        // Whoever looks at a property, a debugger among them, expects that nothing changes, and disposes of nothing.
        ViewMember? reader =
            option.ClearsOnGet ? new("Take" + name, ViewMemberShape.Reader)
            : option.Value.Kind == ValueKind.Fd ? new("Open" + name, ViewMemberShape.Reader)
            : null;
        return reader is not { } method ? [new(name, sets ? ViewMemberShape.Property : ViewMemberShape.ReadOnlyProperty)]
            : sets ? [method, new(name, ViewMemberShape.Setter)]
            : [method];
    }

    /// <summary>Whether a name begins with all words of a prefix: Tcpdump does not begin with Tcp.</summary>
    private static bool BeginsWithWord(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
            && (name.Length == prefix.Length || !char.IsLower(name[prefix.Length]));
}
