namespace Sockopt.Generators.Model;

/// <summary>A member that an option has on the view of all options.</summary>
/// <param name="Name">Its name, which no other option of the table has.</param>
/// <param name="Shape">What it is.</param>
internal readonly record struct ViewMember(string Name, ViewMemberShape Shape)
{
    /// <summary>The members of an option whose level begins the names with a prefix. The prefix is not said twice.</summary>
    public static IEnumerable<ViewMember> Of(OptionModel option, string prefix)
    {
        string name = option.Id.StartsWith(prefix, StringComparison.Ordinal) ? option.Id : prefix + option.Id;
        OptionAccess access = option.KeyAccess;
        bool reads = (access & OptionAccess.Get) != 0;
        bool sets = (access & OptionAccess.Set) != 0;
        return (reads, sets) switch
        {
            // Whoever looks at a property, a debugger among them, expects that nothing changes.
            (true, _) when option.ClearsOnGet => sets
                ? [new("Take" + name, ViewMemberShape.Taker), new(name, ViewMemberShape.Setter)]
                : [new("Take" + name, ViewMemberShape.Taker)],
            (true, true) => [new(name, ViewMemberShape.Property)],
            (true, false) => [new(name, ViewMemberShape.ReadOnlyProperty)],
            (false, true) => [new(name, option.Value.Kind == ValueKind.None ? ViewMemberShape.Trigger : ViewMemberShape.Setter)],
            _ => [],
        };
    }
}

/// <summary>What a member of the view is.</summary>
internal enum ViewMemberShape
{
    /// <summary>A property with a getter and a setter.</summary>
    Property,

    /// <summary>A property with a getter.</summary>
    ReadOnlyProperty,

    /// <summary>A method that reads what reading clears.</summary>
    Taker,

    /// <summary>A method that sets what no property reads.</summary>
    Setter,

    /// <summary>A method that sets an option without a value.</summary>
    Trigger,
}
