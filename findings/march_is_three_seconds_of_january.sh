#!/usr/bin/env bash
# Central banks and offices of statistics publish in SDMX, where a period may be a month of the year of the report, 2024-M03 for the third, or a third of a year, 2024-T2 for May to August
# (SDMX 2.1 section 6, technical notes, section 4.2.6, standard reporting period: -M01 to -M12, -T1 to -T3, -Q1 to -Q4, -S1 and -S2, -W01 to -W53). sdmx1, the reader for pandas, makes dates of them where datetime="TIME_PERIOD" is said,
# by the general reader of dates that pandas has. That knows quarters; half years and weeks are an error, as one expects. Of 2024-M03 it makes the third second
# of 1 January 2024, since M is read as a mark for minutes or seconds, and of 2024-T2 February: twelve months of a year are twelve seconds of one night, and a sum by
# month has all of them in January. With freq="M" all twelve are the period 2024-01. 2024-03, the calendar's month, is right. Nothing is raised. Turn -M into - first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet sdmx1==2.28.0 pandas==3.1.1 python-dateutil==4.0.0
cat > read.py <<'END'
import io
from importlib.metadata import version
import sdmx
from sdmx.model import v21 as model

definition = model.DataStructureDefinition(id="SALES")
definition.dimensions.append(model.Dimension(id="FREQ"))
definition.dimensions.append(model.TimeDimension(id="TIME_PERIOD"))
definition.measures.append(model.PrimaryMeasure(id="OBS_VALUE"))
SDMX = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
FLOW = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=X:SALES(1.0):ObsLevelDim:TIME_PERIOD"

def read(periods, how):
    values = "".join(f'<Obs TIME_PERIOD="{period}" OBS_VALUE="{at + 1}"/>' for at, period in enumerate(periods))
    text = f'''<m:StructureSpecificData xmlns:m="{SDMX}/message" xmlns:s="{SDMX}/data/structurespecific" xmlns:c="{SDMX}/common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="{FLOW}">
<m:Header><m:ID>a</m:ID><m:Test>false</m:Test><m:Prepared>2025-01-01T00:00:00</m:Prepared><m:Sender id="X"/><m:Structure structureID="S" namespace="{FLOW}" dimensionAtObservation="TIME_PERIOD">
<c:StructureUsage><Ref agencyID="X" id="SALES" version="1.0"/></c:StructureUsage></m:Structure></m:Header>
<m:DataSet s:dataScope="DataStructure" s:structureRef="S" xsi:type="n:DataSetType" action="Replace"><Series FREQ="M">{values}</Series></m:DataSet></m:StructureSpecificData>'''
    message = sdmx.read_sdmx(io.BytesIO(text.encode()), structure=definition)
    return [str(at) for at in sdmx.to_pandas(message.data[0], datetime=how).index]

seen = [read(periods, "TIME_PERIOD") for periods in (["2024-M03", "2024-M12"], ["2024-03", "2024-12"], ["2024-T2"], ["2024-Q2"])]
seen.append(read(["2024-M03", "2024-M12"], {"dim": "TIME_PERIOD", "freq": "M"}))
print(f"version:  sdmx1 {version('sdmx1')}, pandas {version('pandas')}")
print("expected: 2024-03-01 and 2024-12-01, the same, 2024-05-01, 2024-04-01; 2024-03 and 2024-12; or an error")
print(f"seen:     {seen}")
as_found = [["2024-01-01 00:00:03", "2024-01-01 00:00:12"], ["2024-03-01 00:00:00", "2024-12-01 00:00:00"], ["2024-02-01 00:00:00"], ["2024-04-01 00:00:00"], ["2024-01", "2024-01"]]
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
