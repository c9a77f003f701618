using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The options of a level on the view of a socket's options: extension properties, and methods where a property would
/// promise too much.</summary>
internal static class PropertiesEmitter
{
    /// <summary>The file, or null if the level has nothing to show.</summary>
    public static string? Emit(LevelOutput output)
    {
        LevelModel level = output.Level;
        (OptionModel Option, ViewMember Member)[] members =
            [.. from option in level.Options from member in ViewMember.Of(option, level.Prefix) select (option, member)];
        if (members.Length == 0)
        {
            return null;
        }

        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        writer.Doc("summary", $"The options of {level.Name} as members of socket.Options.");
        using (writer.BlockOf($"public static class {level.Names.PropertyClass}"))
        using (writer.BlockOf($"extension({CSharp.Runtime}.SocketOptionView view)"))
        {
            foreach ((OptionModel option, ViewMember member) in members)
            {
                if (member != members[0].Member)
                {
                    writer.Line();
                }

                EmitMember(writer, output, option, member);
            }
        }

        return writer.ToString();
    }

    private static void EmitMember(SourceWriter writer, LevelOutput output, OptionModel option, ViewMember member)
    {
        string key = $"global::{output.Settings.Namespace}.{output.Level.Names.OptionClass}.{option.Id}";
        string name = member.Name;
        string type = CSharp.Type(option.Value, output.Settings);
        writer.Line($"/// <inheritdoc cref=\"{key}\"/>");
        CSharp.WritePlatforms(writer, option);
        writer.Line(member.Shape switch
        {
            ViewMemberShape.Property => $"public {type} {name} {{ get => view.Get({key}); set => view.Set({key}, value); }}",
            ViewMemberShape.ReadOnlyProperty => $"public {type} {name} => view.Get({key});",
            ViewMemberShape.Reader => $"public {type} {name}() => view.Get({key});",
            ViewMemberShape.Setter => $"public void {name}({type} value) => view.Set({key}, value);",
            _ => $"public void {name}() => view.Set({key});",
        });
    }
}
