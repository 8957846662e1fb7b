using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace How2Mine.Training;

/// <summary>LightGBM by its C interface: rows in, the model's text out.</summary>
static partial class LightGbm
{
    const string Library = "lib_lightgbm";
    const int Float32 = 0, Float64 = 1;

    // Bases are the log-odds from which trees start, row by row; null for the mean of all.
    public static string Train(float[] rows, int columns, float[] labels, float[] weights, double[]? bases, string parameters, int rounds)
    {
        var count = labels.Length;
        Check(DatasetCreateFromMat(rows, Float32, count, columns, 1, parameters, 0, out var data));
        try
        {
            Check(DatasetSetField(data, "label", labels, count, Float32));
            Check(DatasetSetField(data, "weight", weights, count, Float32));
            if (bases is not null) Check(DatasetSetBases(data, "init_score", bases, count, Float64));
            Check(BoosterCreate(data, parameters, out var booster));
            try
            {
                for (var round = 0; round < rounds; round++)
                {
                    Check(BoosterUpdateOneIter(booster, out var finished));
                    if (finished != 0) break;
                }
                return ModelOf(booster);
            }
            finally
            {
                Check(BoosterFree(booster));
            }
        }
        finally
        {
            Check(DatasetFree(data));
        }
    }

    static string ModelOf(nint booster)
    {
        var text = new byte[1 << 24];
        Check(BoosterSaveModelToString(booster, 0, -1, 0, text.Length, out var length, text));
        return length <= text.Length ? Encoding.UTF8.GetString(text, 0, (int)length - 1) : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the model has {length} bytes, at most {text.Length} are read: train fewer trees"));
    }

    static void Check(int status)
    {
        if (status != 0) throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(GetLastError())}");
    }

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int DatasetCreateFromMat(float[] data, int type, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int DatasetSetField(nint dataset, string field, float[] data, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int DatasetSetBases(nint dataset, string field, double[] data, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    private static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int BoosterCreate(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    private static partial int BoosterUpdateOneIter(nint booster, out int finished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    private static partial int BoosterSaveModelToString(nint booster, int first, int count, int importance, long capacity, out long length, byte[] text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    private static partial int BoosterFree(nint booster);
}
