using System.Xml;

namespace Sockopt.Generators.Table;

/// <summary>Which text can be printed anywhere: in a line of C#, and in the XML of a comment.</summary>
internal static class LineOfText
{
    public static bool Is(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
            }
            else if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' || !XmlConvert.IsXmlChar(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
