namespace Sockopt.Generators.Model;

/// <summary>What a member of the view is.</summary>
internal enum ViewMemberShape
{
    /// <summary>A property with a getter and a setter.</summary>
    Property,

    /// <summary>A property with a getter.</summary>
    ReadOnlyProperty,

    /// <summary>A method that reads what reading changes: what it clears, or opens.</summary>
    Reader,

    /// <summary>A method that sets what no property reads.</summary>
    Setter,

    /// <summary>A method that sets an option without a value.</summary>
    Trigger,
}
